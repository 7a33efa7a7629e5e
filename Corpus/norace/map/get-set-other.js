// expect: quiet
// D9: other entries.
const m = new Map([['a', 1], ['b', 2]]);
const t = new Thread(() => {
  m.set('a', 2);
});
m.get('b');
t.join();
