// expect: quiet
// D32: a thread that throws orders like one that returns.
const o = { x: 0 };
const t = new Thread(() => { o.x = 1; throw 1; });
try { t.join(); } catch {}
o.x = 2;
