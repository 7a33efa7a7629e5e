// expect: predicted o.n
// Each access is under a lock, but not the same one; a third section ordered them.
const o = { n: 0 }, l = new Lock(), m = new Lock(), gate = new Lock(), nap = { n: 0 };
const a = new Thread(() => { l.hold(() => { o.n = 1; }); gate.hold(() => {}); });
const b = new Thread(() => { Atomics.wait(nap, 'n', 0, 60); gate.hold(() => {}); m.hold(() => { o.n = 2; }); });
a.join(); b.join();
