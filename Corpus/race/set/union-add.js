// expect: race
// union reads the members.
const s = new Set([1]);
const t = new Thread(() => {
  s.add(2);
});
s.union(new Set([3]));
t.join();
