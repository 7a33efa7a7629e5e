// expect: race
// D18: two atomic writes of different width.
const b = new SharedArrayBuffer(8), a = new Int32Array(b), c = new Int16Array(b);
const t = new Thread(() => {
  Atomics.add(a, 1, 1);
});
Atomics.add(c, 3, 1);
t.join();
