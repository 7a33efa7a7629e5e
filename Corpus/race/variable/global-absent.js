// expect: race later
// D4: typeof of a name that comes to be.
const t = new Thread(() => {
  globalThis.later = 1;
});
typeof later;
t.join();
