// expect: race
// D12: -0 and 0 are one key.
const m = new Map([[0, 1]]);
const t = new Thread(() => {
  m.set(-0, 2);
});
m.get(0);
t.join();
