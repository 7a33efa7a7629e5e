// expect: norace
// What slice makes is nobody else’s.
const a = new Int32Array([3, 1, 2]);
const t = new Thread(() => {
  a.slice();
});
a.slice();
t.join();
