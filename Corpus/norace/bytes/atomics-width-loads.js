// expect: norace
// D18: two atomic loads of different width.
const b = new SharedArrayBuffer(8), a = new Int32Array(b), c = new Int8Array(b);
const t = new Thread(() => {
  Atomics.load(a, 0);
});
Atomics.load(c, 2);
t.join();
