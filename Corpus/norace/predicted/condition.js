// expect: quiet
// The waiter goes on only after it was notified, and the notifier wrote before.
const o = { n: 0 }, l = new Lock(), c = new Condition(), s = { waits: 0 };
const t = new Thread(() => { l.hold(() => { Atomics.store(s, 'waits', 1); c.wait(l); }); o.n = 2; });
while (Atomics.load(s, 'waits') === 0);
l.hold(() => { o.n = 1; c.notify(); });
t.join();
