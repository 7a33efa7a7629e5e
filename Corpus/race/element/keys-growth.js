// expect: race
// A listing sees growth.
const a = [1, 2];
const t = new Thread(() => {
  a[2] = 3;
});
Object.keys(a);
t.join();
