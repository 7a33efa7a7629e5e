// expect: quiet
// A spin lock of compareExchange and store.
const o = { n: 0, lock: 0 };
const work = () => { for (let i = 0; i < 20; i++) { while (Atomics.compareExchange(o, 'lock', 0, 1) !== 0); o.n++; Atomics.store(o, 'lock', 0); } };
const t = new Thread(work);
work();
t.join();
if (o.n !== 40) throw new Error();
