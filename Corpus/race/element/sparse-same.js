// expect: race
// A far element.
const a = [];
a[1e6] = 1;
const t = new Thread(() => {
  a[1e6] = 3;
});
a[1e6];
t.join();
