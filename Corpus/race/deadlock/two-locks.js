// expect: deadlock deadlock
// Two threads take two locks in opposite orders, and both have the first one.
const a = new Lock(), b = new Lock(), g = { n: 0 };
const both = () => { Atomics.add(g, 'n', 1); while (Atomics.load(g, 'n') < 2); };
const t = new Thread(() => { a.hold(() => { both(); b.hold(() => {}); }); });
b.hold(() => { both(); a.hold(() => {}); });
t.join();
