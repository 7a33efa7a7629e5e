// expect: quiet
// Indirect eval in both threads.
const t = new Thread(() => {
  (0, eval)("1 + 1");
});
(0, eval)("1 + 1");
t.join();
