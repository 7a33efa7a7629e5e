// expect: quiet
// D7: has against overwriting.
const m = new Map([['a', 1]]);
const t = new Thread(() => {
  m.set('a', 2);
});
m.has('a');
t.join();
