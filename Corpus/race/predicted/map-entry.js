// expect: predicted Map entry
// Entries of a Map.
const m = new Map(), l = new Lock(), nap = { n: 0 };
const a = new Thread(() => { m.set('k', 1); l.hold(() => {}); });
const b = new Thread(() => { Atomics.wait(nap, 'n', 0, 60); l.hold(() => {}); m.set('k', 2); });
a.join(); b.join();
