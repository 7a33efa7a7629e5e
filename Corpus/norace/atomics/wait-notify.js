// expect: quiet
// D16: notify orders before the wait that it wakes.
const o = { data: 0, x: 0 };
const t = new Thread(() => { Atomics.wait(o, 'x', 0); return o.data; });
o.data = 1;
Atomics.store(o, 'x', 1);
Atomics.notify(o, 'x');
if (t.join() !== 1) throw new Error();
