// expect: norace
// D18: different widths, no byte in common.
const b = new SharedArrayBuffer(8), a = new Int32Array(b), c = new Int8Array(b);
const t = new Thread(() => {
  Atomics.store(a, 0, 1);
});
Atomics.store(c, 4, 1);
t.join();
