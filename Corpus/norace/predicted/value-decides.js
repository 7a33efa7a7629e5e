// expect: quiet
// What the section reads says that the other one came first: no other order gets there.
const o = { n: 0, ready: false }, l = new Lock(), nap = { n: 0 };
const a = new Thread(() => { o.n = 1; l.hold(() => { o.ready = true; }); });
const b = new Thread(() => { Atomics.wait(nap, 'n', 0, 30); let r; l.hold(() => { r = o.ready; }); if (r) o.n = 2; });
a.join(); b.join();
