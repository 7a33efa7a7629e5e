// expect: race
// for-of reads elements.
const a = [1, 2];
const t = new Thread(() => {
  a[1] = 3;
});
for (const v of a);
t.join();
