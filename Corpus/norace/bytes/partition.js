// expect: quiet
// Each thread its part.
const a = new Float64Array(100);
const t = new Thread(() => {
  for (let i = 0; i < 50; i++) a[i] = i;
});
for (let i = 50; i < 100; i++) a[i] = i;
t.join();
