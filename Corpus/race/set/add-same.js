// expect: race
// D9: additions of one member.
const s = new Set();
const t = new Thread(() => {
  s.add(1);
});
s.add(1);
t.join();
