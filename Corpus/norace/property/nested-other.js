// expect: quiet
// A nested object is replaced in one field, read in another.
const o = { a: { b: 0, c: 0 } };
const t = new Thread(() => {
  o.a.b = 1;
});
o.a.c = 2;
t.join();
