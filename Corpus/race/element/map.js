// expect: race
// map reads.
const a = [1, 2, 3];
const t = new Thread(() => {
  a[1] = 9;
});
a.map(v => v);
t.join();
