// expect: quiet
// Different elements.
const a = [0, 0];
const t = new Thread(() => {
  a[0] = 1;
});
a[1] = 2;
t.join();
