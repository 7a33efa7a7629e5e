// expect: quiet
// D35: adding a member changes nothing.
const s = new Set([1]);
const t = new Thread(() => {
  s.add(1);
});
s.add(1); s.size;
t.join();
