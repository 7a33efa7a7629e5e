// expect: predicted last
// A variable that closures share.
let last = 0;
const l = new Lock(), nap = { n: 0 };
const a = new Thread(() => { last = 1; l.hold(() => {}); });
const b = new Thread(() => { Atomics.wait(nap, 'n', 0, 60); l.hold(() => {}); last = 2; });
a.join(); b.join();
