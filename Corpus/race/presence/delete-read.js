// expect: race a
// A delete against a read.
const o = { a: 1 };
const t = new Thread(() => {
  delete o.a;
});
o.a;
t.join();
