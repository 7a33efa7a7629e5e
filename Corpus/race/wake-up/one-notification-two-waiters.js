// expect: deadlock waits for ever
// notify wakes one of two.
const l = new Lock(), c = new Condition(), s = { n: 0 };
const wait = () => { l.hold(() => { Atomics.add(s, 'n', 1); c.wait(l); }); };
const ts = [new Thread(wait), new Thread(wait)];
while (Atomics.load(s, 'n') < 2);
l.hold(() => { c.notify(); });
for (const t of ts) t.join();
