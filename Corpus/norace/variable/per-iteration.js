// expect: quiet
// Each iteration has its own variable.
const ts = [];
for (let i = 0; i < 3; i++) ts.push(new Thread(() => i));
for (const t of ts) t.join();
