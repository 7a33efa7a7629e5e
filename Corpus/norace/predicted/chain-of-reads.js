// expect: quiet
// The second thread learns of the first through a third.
const o = { n: 0, a: 0, b: 0 }, l = new Lock(), m = new Lock();
const first = new Thread(() => { o.n = 1; l.hold(() => { o.a = 1; }); });
const middle = new Thread(() => { for (let seen = 0; !seen;) l.hold(() => { seen = o.a; }); m.hold(() => { o.b = 1; }); });
for (let seen = 0; !seen;) m.hold(() => { seen = o.b; });
o.n = 2;
first.join(); middle.join();
