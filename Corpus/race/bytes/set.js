// expect: race
// set writes.
const a = new Int32Array(4);
const t = new Thread(() => {
  a.set([1, 2]);
});
a[1];
t.join();
