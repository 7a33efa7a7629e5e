// expect: quiet
// Both under one lock.
const o = { n: 0 }, l = new Lock();
const work = () => { for (let i = 0; i < 10; i++) l.hold(() => { o.n++; }); };
const ts = [new Thread(work), new Thread(work)];
for (const t of ts) t.join();
