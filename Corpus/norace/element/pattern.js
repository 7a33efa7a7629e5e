// expect: quiet
// D27: [a, b] = arr does not touch element 2.
const a = [1, 2, 3];
const t = new Thread(() => {
  a[2] = 9;
});
const [x, y] = a;
t.join();
