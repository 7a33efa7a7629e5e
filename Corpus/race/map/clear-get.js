// expect: race
// D9: clear against get.
const m = new Map([['a', 1]]);
const t = new Thread(() => {
  m.clear();
});
m.get('a');
t.join();
