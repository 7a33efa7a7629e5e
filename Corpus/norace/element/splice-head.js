// expect: quiet
// D3: splice leaves the head.
const a = [1, 2, 3, 4];
const t = new Thread(() => {
  a.splice(2, 1);
});
a[0];
t.join();
