// expect: race
// slice reads its range.
const a = [1, 2, 3];
const t = new Thread(() => {
  a[1] = 9;
});
a.slice(0, 2);
t.join();
