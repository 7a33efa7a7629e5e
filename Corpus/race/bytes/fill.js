// expect: race
// fill writes.
const a = new Int32Array(4);
const t = new Thread(() => {
  a.fill(1);
});
a[2];
t.join();
