// expect: quiet
// Each thread has its own variable.
const f = () => { let n = 0; for (let i = 0; i < 3; i++) n++; return n; };
const t = new Thread(() => {
  f();
});
f();
t.join();
