// expect: quiet
// D28: indexOf stops where it finds.
const a = [1, 2, 3];
const t = new Thread(() => {
  a[2] = 9;
});
a.indexOf(1);
t.join();
