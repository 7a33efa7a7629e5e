// expect: race t
// D36: const t = new Thread(() => t.id).
const t = new Thread(() => { try { return t.id; } catch {} });
for (let i = 0; i < 1e5; i++);
t.join();
