// expect: race Map
// D9: one entry.
const m = new Map([['a', 1]]);
const t = new Thread(() => {
  m.set('a', 2);
});
m.get('a');
t.join();
