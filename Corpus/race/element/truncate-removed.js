// expect: race
// D1: truncation writes what it removes.
const a = [1, 2, 3];
const t = new Thread(() => {
  a.length = 1;
});
a[2];
t.join();
