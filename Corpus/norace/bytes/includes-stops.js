// expect: norace
// D28: includes stops.
const a = new Int32Array([3, 1, 2]);
const t = new Thread(() => {
  a[2] = 9;
});
a.includes(3);
t.join();
