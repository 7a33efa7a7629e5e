// expect: race
// D4: has against add.
const s = new Set();
const t = new Thread(() => {
  s.add(1);
});
s.has(1);
t.join();
