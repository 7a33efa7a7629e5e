// expect: race
// D14: atomic beside plain on shared memory.
const a = new Int32Array(new SharedArrayBuffer(16));
const t = new Thread(() => {
  Atomics.store(a, 0, 1);
});
a[0] = 2;
t.join();
