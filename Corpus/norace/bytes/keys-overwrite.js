// expect: norace
// D6: listing keys against overwriting.
const a = new Int32Array([3, 1, 2]);
const t = new Thread(() => {
  a[1] = 9;
});
Object.keys(a);
t.join();
