// expect: race
// D7: has against delete.
const m = new Map([['a', 1]]);
const t = new Thread(() => {
  m.delete('a');
});
m.has('a');
t.join();
