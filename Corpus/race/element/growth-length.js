// expect: race length
// D2: growth against length.
const a = [];
const t = new Thread(() => {
  a[3] = 1;
});
a.length;
t.join();
