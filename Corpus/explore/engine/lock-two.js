// expect: none
// A lock with two who want it (W2, Q2, Q3): each gets it, and nobody sleeps for ever.
const lock = new Lock(), o = { n: 0 };
lock.hold(() => 0); // builtins are made
const thread = new Thread(() => lock.hold(() => { o.n++; }));
lock.hold(() => { o.n++; });
thread.join();
if (o.n !== 2 || lock.locked) throw new Error(`found ${o.n}`);
