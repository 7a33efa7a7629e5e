// expect: quiet
// D28: an odd reverse leaves the middle.
const a = [1, 2, 3];
const t = new Thread(() => {
  a.reverse();
});
a[1];
t.join();
