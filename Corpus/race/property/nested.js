// expect: race o.a.b
// Through two objects.
const o = { a: { b: 0 } };
const t = new Thread(() => {
  o.a.b = 1;
});
o.a.b = 2;
t.join();
