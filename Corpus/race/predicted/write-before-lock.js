// expect: predicted o.n
// The write stands before the section, the other one behind it: which section comes first is luck.
const o = { n: 0 }, l = new Lock(), nap = { n: 0 };
const a = new Thread(() => { o.n = 1; l.hold(() => {}); });
const b = new Thread(() => { Atomics.wait(nap, 'n', 0, 60); l.hold(() => {}); o.n = 2; });
a.join(); b.join();
