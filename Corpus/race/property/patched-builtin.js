// expect: race Math.max
// D39: patching a builtin against calling it.
const max = Math.max;
const t = new Thread(() => {
  Math.max = max;
});
Math.max(1, 2);
t.join();
