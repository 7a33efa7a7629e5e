// expect: race
// sort writes.
const a = new Int32Array([3, 1, 2]);
const t = new Thread(() => {
  a.sort();
});
a[0];
t.join();
