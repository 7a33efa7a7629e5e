// expect: race o.data
// D15: a failed compareExchange does not release.
const o = { data: 0, x: 0 };
const t = new Thread(() => { o.data = 1; Atomics.compareExchange(o, 'x', 5, 6); });
for (let i = 0; i < 1000; i++) Atomics.load(o, 'x');
o.data;
t.join();
