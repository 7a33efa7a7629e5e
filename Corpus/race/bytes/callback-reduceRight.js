// expect: race
// reduceRight reads the elements.
const a = new Int32Array([3, 1, 2]);
const t = new Thread(() => {
  a[1] = 9;
});
a.reduceRight((x, y) => x + y);
t.join();
