// expect: race u
// D36: initialising a const is a write.
const t = new Thread(() => { for (let i = 0; i < 1e6; i++) { try { u; break; } catch {} } });
const u = 1;
t.join();
