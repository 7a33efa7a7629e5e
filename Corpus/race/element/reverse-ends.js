// expect: race
// reverse writes the ends.
const a = [1, 2, 3];
const t = new Thread(() => {
  a.reverse();
});
a[0];
t.join();
