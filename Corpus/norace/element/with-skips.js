// expect: quiet
// D28: with(i) skips i.
const a = [1, 2, 3];
const t = new Thread(() => {
  a[1] = 9;
});
a.with(1, 5);
t.join();
