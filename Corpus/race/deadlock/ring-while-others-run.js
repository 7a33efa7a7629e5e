// expect: deadlock deadlock
// Two threads wait for each other; the main thread never ends, and does not wait for them.
const a = new Lock(), b = new Lock(), g = { n: 0 };
const both = () => { Atomics.add(g, 'n', 1); while (Atomics.load(g, 'n') < 2); };
new Thread(() => { a.hold(() => { both(); b.hold(() => {}); }); });
new Thread(() => { b.hold(() => { both(); a.hold(() => {}); }); });
setInterval(() => {}, 5);
