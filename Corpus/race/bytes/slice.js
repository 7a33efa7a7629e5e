// expect: race
// slice reads.
const a = new Int32Array(4);
const t = new Thread(() => {
  a.slice(0, 2);
});
a[0] = 1;
t.join();
