// expect: race
// concat reads.
const a = [1, 2, 3];
const t = new Thread(() => {
  a[1] = 9;
});
[].concat(a);
t.join();
