// expect: quiet
// Fan-out and fan-in over slots.
const out = [];
const ts = Array.from({ length: 4 }, (_, i) => new Thread(() => { out[i] = i * i; }));
for (const t of ts) t.join();
if (out.reduce((a, b) => a + b) !== 14) throw new Error();
