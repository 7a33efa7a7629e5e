// expect: race a
// A delete against a write.
const o = { a: 1 };
const t = new Thread(() => {
  delete o.a;
});
o.a = 2;
t.join();
