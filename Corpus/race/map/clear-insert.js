// expect: race
// D9: clear against insertion.
const m = new Map([['a', 1]]);
const t = new Thread(() => {
  m.clear();
});
m.set('b', 1);
t.join();
