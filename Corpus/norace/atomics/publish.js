// expect: quiet
// H8: publication by an atomic flag.
const o = { data: 0, ready: 0 };
const t = new Thread(() => { o.data = 42; Atomics.store(o, 'ready', 1); });
while (Atomics.load(o, 'ready') !== 1);
if (o.data !== 42) throw new Error();
t.join();
