// expect: race
// join reads.
const a = [1, 2, 3];
const t = new Thread(() => {
  a[1] = 9;
});
a.join('-');
t.join();
