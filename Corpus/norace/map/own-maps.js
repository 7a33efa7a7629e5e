// expect: quiet
// Each thread its own Map.
const f = () => { const m = new Map(); for (let i = 0; i < 10; i++) m.set(i, i); return m.size; };
const t = new Thread(() => {
  f();
});
f();
t.join();
