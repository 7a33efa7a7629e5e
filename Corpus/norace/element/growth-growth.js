// expect: quiet
// D2: growth by different indices.
const a = [];
const t = new Thread(() => {
  for (let i = 0; i < 100; i += 2) a[i] = i;
});
for (let i = 1; i < 100; i += 2) a[i] = i;
t.join();
