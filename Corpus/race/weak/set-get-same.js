// expect: race
// D9: one entry of a WeakMap.
const k = {}, m = new WeakMap([[k, 1]]);
const t = new Thread(() => {
  m.set(k, 2);
});
m.get(k);
t.join();
