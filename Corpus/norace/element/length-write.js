// expect: quiet
// D1: length against an element inside.
const a = [0, 0];
const t = new Thread(() => {
  a[1] = 1;
});
a.length;
t.join();
