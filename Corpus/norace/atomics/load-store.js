// expect: quiet
// Atomics on one cell.
const o = { x: 0 };
const t = new Thread(() => {
  Atomics.store(o, 'x', 1);
});
Atomics.load(o, 'x');
t.join();
