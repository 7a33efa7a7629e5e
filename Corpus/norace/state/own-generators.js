// expect: quiet
// Each its own generator.
function* g() { yield 1; yield 2; }
const t = new Thread(() => {
  [...g()];
});
[...g()];
t.join();
