// expect: race
// includes reads.
const a = [1, 2, 3];
const t = new Thread(() => {
  a[2] = 9;
});
a.includes(7);
t.join();
