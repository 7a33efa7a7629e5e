// expect: quiet
// D6: keys against overwriting.
const m = new Map([['a', 1]]);
const t = new Thread(() => {
  m.set('a', 2);
});
for (const k of m.keys());
t.join();
