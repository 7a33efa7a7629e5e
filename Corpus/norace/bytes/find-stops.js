// expect: norace
// D28: find stops.
const a = new Int32Array([3, 1, 2]);
const t = new Thread(() => {
  a[2] = 9;
});
a.find(x => x === 3);
t.join();
