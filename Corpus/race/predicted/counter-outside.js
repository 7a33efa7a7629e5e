// expect: predicted o.done
// The work is locked, the counter of finished work is not.
const o = { sum: 0, done: 0 }, l = new Lock(), nap = { n: 0 };
const work = (ms) => { Atomics.wait(nap, 'n', 0, ms); l.hold(() => { o.sum += ms; }); o.done++; l.hold(() => {}); };
const ts = [new Thread(work, 1), new Thread(work, 60)];
for (const t of ts) t.join();
