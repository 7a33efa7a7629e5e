// expect: quiet
// fill writes its range only.
const a = new Int32Array(4);
const t = new Thread(() => {
  a.fill(1, 0, 2);
});
a[2];
t.join();
