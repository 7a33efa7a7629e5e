// expect: quiet
// D6: arr.keys() against overwriting.
const a = [1, 2];
const t = new Thread(() => {
  a[0] = 3;
});
for (const k of a.keys());
t.join();
