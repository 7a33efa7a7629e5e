// expect: quiet
// D22: builtins are made on first use.
const t = new Thread(() => {
  Math.max(1, 2); [1].map(x => x); JSON.parse("{}");
});
Math.max(1, 2); [1].map(x => x); JSON.parse("{}");
t.join();
