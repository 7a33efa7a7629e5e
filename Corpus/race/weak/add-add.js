// expect: race
// One member of a WeakSet.
const k = {}, s = new WeakSet();
const t = new Thread(() => {
  s.add(k);
});
s.add(k);
t.join();
