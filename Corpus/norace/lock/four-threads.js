// expect: quiet
// Four threads, one lock.
const o = { n: 0, list: [] }, l = new Lock();
const ts = [];
for (let i = 0; i < 4; i++) ts.push(new Thread(() => { for (let k = 0; k < 100; k++) l.hold(() => { o.n++; o.list.push(k); }); }));
for (const t of ts) t.join();
if (o.n !== 400) throw o.n;
