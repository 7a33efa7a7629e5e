// expect: quiet
// D6: Object.keys of an array against overwriting.
const a = [1, 2];
const t = new Thread(() => {
  a[0] = 3;
});
Object.keys(a);
t.join();
