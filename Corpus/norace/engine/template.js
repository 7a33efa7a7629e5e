// expect: quiet
// D22: template objects.
const tag = s => s;
const f = () => tag`a${1}b`;
const t = new Thread(() => {
  f();
});
f();
t.join();
