// expect: race
// D6: values against overwriting.
const m = new Map([['a', 1]]);
const t = new Thread(() => {
  m.set('a', 2);
});
for (const v of m.values());
t.join();
