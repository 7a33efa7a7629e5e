// expect: norace
// D30: deref has no place.
const o = {}, r = new WeakRef(o);
const t = new Thread(() => {
  r.deref();
});
r.deref();
t.join();
