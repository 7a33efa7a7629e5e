// expect: quiet
// H4: a release function releases.
const o = { n: 0 }, l = new Lock();
const t = new Thread(async () => { const release = await l.asyncHold(); o.n++; release(); });
l.hold(() => { o.n++; });
t.join();
