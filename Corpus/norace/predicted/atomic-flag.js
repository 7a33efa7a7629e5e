// expect: quiet
// An atomic flag hands it over; the locks have nothing to do with it.
const o = { n: 0, flag: 0 }, l = new Lock();
const t = new Thread(() => { o.n = 1; Atomics.store(o, 'flag', 1); l.hold(() => {}); });
while (Atomics.load(o, 'flag') === 0);
l.hold(() => {});
o.n = 2;
t.join();
