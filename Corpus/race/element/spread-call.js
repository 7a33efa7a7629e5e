// expect: race
// D27: f(...arr) reads elements.
const a = [1, 2];
const t = new Thread(() => {
  a[0] = 3;
});
Math.max(...a);
t.join();
