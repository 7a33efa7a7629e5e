// expect: race o.n
// One of four threads forgets the lock.
const o = { n: 0 }, l = new Lock();
const ts = [];
for (let i = 0; i < 4; i++) ts.push(new Thread(() => { for (let k = 0; k < 20; k++) if (i === 2) o.n++; else l.hold(() => { o.n++; }); }));
for (const t of ts) t.join();
