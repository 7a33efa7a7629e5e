// expect: race
// Two sorts.
const a = [3, 1, 2];
const t = new Thread(() => {
  a.sort();
});
a.sort();
t.join();
