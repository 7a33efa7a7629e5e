// expect: race o.a
// D4: absence is an answer.
const o = {};
const t = new Thread(() => {
  o.a = 1;
});
o.a;
t.join();
