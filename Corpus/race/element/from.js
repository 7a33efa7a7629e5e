// expect: race
// Array.from reads.
const a = [1, 2, 3];
const t = new Thread(() => {
  a[1] = 9;
});
Array.from(a);
t.join();
