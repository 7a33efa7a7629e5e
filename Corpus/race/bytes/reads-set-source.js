// expect: race
// set-source reads the elements.
const a = new Int32Array([3, 1, 2]);
const t = new Thread(() => {
  a[1] = 9;
});
new Int32Array(4).set(a);
t.join();
