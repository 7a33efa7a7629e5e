// expect: quiet
// D28: some stops.
const a = [1, 2, 3];
const t = new Thread(() => {
  a[2] = 9;
});
a.some(v => v === 1);
t.join();
