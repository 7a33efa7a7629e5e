// expect: quiet
// isExtensible against a write.
const o = { a: 0 };
const t = new Thread(() => {
  Object.isExtensible(o);
});
o.a = 1;
t.join();
