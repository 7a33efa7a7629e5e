// expect: norace
// D28: with does not read what it replaces.
const a = new Int32Array([3, 1, 2]);
const t = new Thread(() => {
  a[1] = 9;
});
a.with(1, 7);
t.join();
