// expect: quiet
// H4: asyncHold orders too.
const o = { n: 0 }, l = new Lock();
const t = new Thread(async () => { for (let i = 0; i < 10; i++) await l.asyncHold(() => { o.n++; }); });
for (let i = 0; i < 10; i++) l.hold(() => { o.n++; });
t.join();
