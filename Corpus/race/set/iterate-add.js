// expect: race
// D9: iteration against add.
const s = new Set([1]);
const t = new Thread(() => {
  s.add(2);
});
for (const v of s);
t.join();
