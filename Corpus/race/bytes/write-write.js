// expect: race
// One element of shared memory.
const a = new Int32Array(new SharedArrayBuffer(16));
const t = new Thread(() => {
  a[0] = 1;
});
a[0] = 2;
t.join();
