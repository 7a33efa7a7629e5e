// expect: quiet
// D22: stack is made on first use.
const e = new Error("x");
const t = new Thread(() => {
  e.stack;
});
e.stack;
t.join();
