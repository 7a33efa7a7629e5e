// expect: race
// D3: splice moves the tail.
const a = [1, 2, 3, 4];
const t = new Thread(() => {
  a.splice(1, 1);
});
a[3];
t.join();
