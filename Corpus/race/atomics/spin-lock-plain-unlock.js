// expect: race o.lock
// D14: a plain unlock of an atomic spin lock.
const o = { n: 0, lock: 0 };
const work = () => { for (let i = 0; i < 20; i++) { while (Atomics.compareExchange(o, 'lock', 0, 1) !== 0); o.n++; o.lock = 0; } };
const t = new Thread(work);
work();
t.join();
