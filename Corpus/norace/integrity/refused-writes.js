// expect: quiet
// D25: refused writes change nothing.
const o = Object.freeze({ a: 0 });
const t = new Thread(() => {
  o.a = 1;
});
o.a = 2;
t.join();
