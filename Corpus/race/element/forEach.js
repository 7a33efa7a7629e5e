// expect: race
// forEach reads.
const a = [1, 2, 3];
const t = new Thread(() => {
  a[1] = 9;
});
a.forEach(v => v);
t.join();
