// expect: race entries
// D9: size against insertion.
const m = new Map([['a', 1]]);
const t = new Thread(() => {
  m.set('b', 2);
});
m.size;
t.join();
