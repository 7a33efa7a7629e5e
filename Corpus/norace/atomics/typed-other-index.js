// expect: quiet
// Other elements are other places.
const a = new Int32Array(new SharedArrayBuffer(16));
const t = new Thread(() => {
  Atomics.store(a, 0, 1);
});
a[1] = 2;
t.join();
