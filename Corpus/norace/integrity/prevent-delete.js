// expect: quiet
// D10: a delete stays legal.
const o = { a: 0 };
const t = new Thread(() => {
  Object.preventExtensions(o);
});
delete o.a;
t.join();
