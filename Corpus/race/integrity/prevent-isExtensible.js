// expect: race
// D10: preventExtensions against isExtensible.
const o = { a: 0 };
const t = new Thread(() => {
  Object.preventExtensions(o);
});
Object.isExtensible(o);
t.join();
