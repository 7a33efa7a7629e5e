// expect: quiet
// D9: other keys.
const k = {}, j = {}, m = new WeakMap([[k, 1], [j, 2]]);
const t = new Thread(() => {
  m.set(k, 2);
});
m.get(j);
t.join();
