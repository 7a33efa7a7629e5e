// expect: quiet
// Methods make fresh arrays.
const a = [1, 2, 3];
const t = new Thread(() => {
  a.map(v => v * 2).filter(v => v > 2).slice(1).push(1);
});
a.map(v => v * 2).filter(v => v > 2).slice(1).push(1);
t.join();
