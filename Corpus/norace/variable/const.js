// expect: quiet
// Constants are read only.
const n = 1;
const t = new Thread(() => {
  n;
});
n;
t.join();
