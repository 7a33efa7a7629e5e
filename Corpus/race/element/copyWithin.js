// expect: race
// copyWithin writes its target.
const a = [1, 2, 3, 4];
const t = new Thread(() => {
  a.copyWithin(0, 2);
});
a[0];
t.join();
