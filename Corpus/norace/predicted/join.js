// expect: quiet
// Fork and join order in every schedule.
const o = { n: 0 }, l = new Lock();
const t = new Thread(() => { l.hold(() => { o.n = 1; }); o.n = 2; });
t.join();
o.n = 3;
const u = new Thread(() => { o.n = 4; l.hold(() => {}); });
u.join();
o.n;
