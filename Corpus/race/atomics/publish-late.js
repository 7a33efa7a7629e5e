// expect: race o.data
// The data is written after the flag.
const o = { data: 0, ready: 0 };
const t = new Thread(() => { Atomics.store(o, 'ready', 1); o.data = 42; });
while (Atomics.load(o, 'ready') !== 1);
o.data;
t.join();
