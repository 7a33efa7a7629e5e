// expect: quiet
// Atomics on a typed array.
const a = new Int32Array(new SharedArrayBuffer(16));
const t = new Thread(() => {
  Atomics.add(a, 0, 1);
});
Atomics.add(a, 0, 1);
t.join();
