// expect: quiet
// D9: additions of different members.
const s = new Set();
const t = new Thread(() => {
  s.add(1);
});
s.add(2);
t.join();
