// expect: quiet
// slice reads its range only.
const a = [1, 2, 3];
const t = new Thread(() => {
  a[2] = 9;
});
a.slice(0, 2);
t.join();
