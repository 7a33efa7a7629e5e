// expect: race
// D9: forEach against delete.
const m = new Map([['a', 1]]);
const t = new Thread(() => {
  m.delete('a');
});
m.forEach(() => {});
t.join();
