// expect: race
// D9: iteration against insertion.
const m = new Map([['a', 1]]);
const t = new Thread(() => {
  m.set('b', 2);
});
for (const e of m);
t.join();
