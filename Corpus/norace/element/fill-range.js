// expect: quiet
// fill writes its range only.
const a = [1, 2, 3];
const t = new Thread(() => {
  a.fill(0, 0, 2);
});
a[2];
t.join();
