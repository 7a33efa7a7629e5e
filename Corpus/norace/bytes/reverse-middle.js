// expect: norace
// D28: an odd reverse leaves the middle.
const a = new Int32Array([3, 1, 2]);
const t = new Thread(() => {
  a[1] = 9;
});
a.reverse();
t.join();
