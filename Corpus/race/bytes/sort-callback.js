// expect: race
// sort with a comparator reads and writes.
const a = new Int32Array([3, 1, 2]);
const t = new Thread(() => {
  a[1];
});
a.sort((x, y) => x - y);
t.join();
