// expect: norace
// D14: atomics of one width.
const b = new SharedArrayBuffer(8), a = new Int32Array(b), c = new Int32Array(b);
const t = new Thread(() => {
  Atomics.add(a, 0, 1);
});
Atomics.add(c, 0, 1);
t.join();
