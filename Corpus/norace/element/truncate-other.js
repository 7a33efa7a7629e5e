// expect: quiet
// D1: truncation leaves the others.
const a = [1, 2, 3];
const t = new Thread(() => {
  a.length = 2;
});
a[0];
t.join();
