// expect: quiet
// Two symbols are two places.
const s = Symbol('s'), u = Symbol('s'), o = { [s]: 0, [u]: 0 };
const t = new Thread(() => {
  o[s] = 1;
});
o[u] = 2;
t.join();
