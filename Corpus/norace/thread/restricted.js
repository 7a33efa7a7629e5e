// expect: quiet
// D13, D40: what restrict refuses did not happen.
const o = Thread.restrict({ x: 0 });
const t = new Thread(() => { try { o.x = 1; } catch {} try { o.x; } catch {} });
o.x = 2;
t.join();
