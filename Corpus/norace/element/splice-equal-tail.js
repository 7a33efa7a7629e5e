// expect: quiet
// D28: an equal-count splice leaves the tail.
const a = [1, 2, 3, 4];
const t = new Thread(() => {
  a.splice(1, 1, 9);
});
a[3];
t.join();
