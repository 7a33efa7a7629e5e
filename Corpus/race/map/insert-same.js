// expect: race
// D9: insertions of one key.
const m = new Map();
const t = new Thread(() => {
  m.set('a', 1);
});
m.set('a', 2);
t.join();
