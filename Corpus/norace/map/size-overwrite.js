// expect: quiet
// D9: size against overwriting.
const m = new Map([['a', 1]]);
const t = new Thread(() => {
  m.set('a', 2);
});
m.size;
t.join();
