// expect: race
// D10: preventExtensions against an add.
const o = { a: 0 };
const t = new Thread(() => {
  Object.preventExtensions(o);
});
o.b = 1;
t.join();
