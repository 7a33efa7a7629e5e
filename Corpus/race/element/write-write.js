// expect: race a[0]
// One element.
const a = [0, 0];
const t = new Thread(() => {
  a[0] = 1;
});
a[0] = 2;
t.join();
