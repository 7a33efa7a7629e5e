// expect: race
// at reads its element.
const a = [1, 2, 3];
const t = new Thread(() => {
  a[2] = 9;
});
a.at(-1);
t.join();
