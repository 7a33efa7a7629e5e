// expect: quiet
// D9: insertions of different keys.
const m = new Map();
const t = new Thread(() => {
  m.set('a', 1);
});
m.set('b', 2);
t.join();
