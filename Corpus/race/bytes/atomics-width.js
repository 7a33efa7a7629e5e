// expect: race
// D18: atomics of different width on the same bytes.
const b = new SharedArrayBuffer(8), a = new Int32Array(b), c = new Int8Array(b);
const t = new Thread(() => {
  Atomics.store(a, 0, 1);
});
Atomics.load(c, 2);
t.join();
