// expect: quiet
// Atomic updates.
const o = { x: 0 };
const t = new Thread(() => {
  for (let i = 0; i < 50; i++) Atomics.add(o, 'x', 1);
});
for (let i = 0; i < 50; i++) Atomics.add(o, 'x', 1);
t.join();
