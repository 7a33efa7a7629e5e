// expect: race
// D4: reading beyond the length against growth to there.
const a = [];
const t = new Thread(() => {
  a[2] = 1;
});
a[2];
t.join();
