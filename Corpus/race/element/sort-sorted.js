// expect: race
// D19: sorting a sorted array writes.
const a = [1, 2, 3];
const t = new Thread(() => {
  a.sort();
});
a[0];
t.join();
