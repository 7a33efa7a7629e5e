// expect: race
// D27: [a, b] = arr reads element 1.
const a = [1, 2, 3];
const t = new Thread(() => {
  a[1] = 9;
});
const [x, y] = a;
t.join();
