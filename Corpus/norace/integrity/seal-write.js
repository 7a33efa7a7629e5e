// expect: quiet
// D10: a write stays legal when sealed.
const o = { a: 0 };
const t = new Thread(() => {
  Object.seal(o);
});
o.a = 1;
t.join();
