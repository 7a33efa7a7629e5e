// expect: race
// apply reads its list.
const a = [1, 2, 3];
const t = new Thread(() => {
  a[1] = 9;
});
Math.max.apply(null, a);
t.join();
