// expect: race
// with(i) reads the others.
const a = [1, 2, 3];
const t = new Thread(() => {
  a[0] = 9;
});
a.with(1, 5);
t.join();
