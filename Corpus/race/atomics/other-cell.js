// expect: race o.data
// H8: atomics on different cells order nothing.
const o = { data: 0, a: 0, b: 0 };
const t = new Thread(() => { o.data = 1; Atomics.store(o, 'a', 1); });
Atomics.load(o, 'b');
o.data;
t.join();
