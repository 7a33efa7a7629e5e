// expect: race
// D10: freeze against a write.
const o = { a: 0 };
const t = new Thread(() => {
  Object.freeze(o);
});
o.a = 1;
t.join();
