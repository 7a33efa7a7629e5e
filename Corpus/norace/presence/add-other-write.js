// expect: quiet
// D8: adding b is no access to a.
const o = { a: 1 };
const t = new Thread(() => {
  o.b = 1;
});
o.a = 2;
t.join();
