// expect: quiet
// D30: deref is no access.
const k = {}, w = new WeakRef(k);
const t = new Thread(() => {
  w.deref();
});
w.deref();
t.join();
