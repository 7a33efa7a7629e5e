// expect: race
// A symbol key.
const s = Symbol('s'), o = { [s]: 0 };
const t = new Thread(() => {
  o[s] = 1;
});
o[s] = 2;
t.join();
