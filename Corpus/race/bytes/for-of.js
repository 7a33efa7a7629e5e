// expect: race
// for-of reads.
const a = new Int32Array([3, 1, 2]);
const t = new Thread(() => {
  a[1] = 9;
});
for (const v of a);
t.join();
