// expect: quiet
// D8: deleting b is no access to a.
const o = { a: 1, b: 2 };
const t = new Thread(() => {
  delete o.b;
});
o.a;
t.join();
