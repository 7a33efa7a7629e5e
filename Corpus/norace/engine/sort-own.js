// expect: quiet
// Sorting own arrays.
const t = new Thread(() => {
  [3, 1, 2].sort((a, b) => a - b);
});
[3, 1, 2].sort((a, b) => a - b);
t.join();
