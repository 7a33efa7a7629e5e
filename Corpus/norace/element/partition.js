// expect: quiet
// The usual worker pattern: each its own range.
const out = new Array(100).fill(0);
const t = new Thread(() => {
  for (let i = 0; i < 50; i++) out[i] = i;
});
for (let i = 50; i < 100; i++) out[i] = i;
t.join();
