// expect: quiet
// A property of a Map is no entry.
const m = new Map([['a', 1]]);
const t = new Thread(() => {
  m.note = 1;
});
for (const e of m);
t.join();
