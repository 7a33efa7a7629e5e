// expect: quiet
// D9: an insertion of another key.
const m = new Map([['a', 1]]);
const t = new Thread(() => {
  m.set('b', 2);
});
m.get('a');
t.join();
