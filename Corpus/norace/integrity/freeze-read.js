// expect: quiet
// D10: freeze against a read.
const o = { a: 0 };
const t = new Thread(() => {
  Object.freeze(o);
});
o.a;
t.join();
