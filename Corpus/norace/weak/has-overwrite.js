// expect: quiet
// D7: has against overwriting.
const k = {}, m = new WeakMap([[k, 1]]);
const t = new Thread(() => {
  m.set(k, 2);
});
m.has(k);
t.join();
