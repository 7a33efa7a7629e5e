// expect: race
// D27: for-of reads length at every step.
const a = [1, 2];
const t = new Thread(() => {
  a.push(3);
});
for (const v of a);
t.join();
