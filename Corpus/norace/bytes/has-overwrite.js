// expect: norace
// D7: a test of existence against overwriting.
const a = new Int32Array([3, 1, 2]);
const t = new Thread(() => {
  a[1] = 9;
});
1 in a;
t.join();
