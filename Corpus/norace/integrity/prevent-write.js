// expect: quiet
// D10: preventExtensions against a write.
const o = { a: 0 };
const t = new Thread(() => {
  Object.preventExtensions(o);
});
o.a = 1;
t.join();
