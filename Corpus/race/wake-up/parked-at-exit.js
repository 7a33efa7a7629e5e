// expect: deadlock waits for ever at exit
// The main thread comes to its end; the other one waits, and nobody is left to notify it.
const l = new Lock(), c = new Condition(), s = { n: 0 };
new Thread(() => { l.hold(() => { Atomics.store(s, 'n', 1); c.wait(l); }); });
while (Atomics.load(s, 'n') === 0);
l.hold(() => {});
