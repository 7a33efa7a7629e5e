// expect: race
// fill writes.
const a = [1, 2, 3];
const t = new Thread(() => {
  a.fill(0);
});
a[1];
t.join();
