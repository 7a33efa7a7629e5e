// expect: quiet
// at reads its element only.
const a = [1, 2, 3];
const t = new Thread(() => {
  a[0] = 9;
});
a.at(-1);
t.join();
