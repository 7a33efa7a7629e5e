// expect: race
// D28: indexOf reads what it passes.
const a = [1, 2, 3];
const t = new Thread(() => {
  a[0] = 9;
});
a.indexOf(3);
t.join();
