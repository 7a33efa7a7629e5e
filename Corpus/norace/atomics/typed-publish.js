// expect: quiet
// H8: publication through a typed array.
const a = new Int32Array(new SharedArrayBuffer(16)), o = { data: 0 };
const t = new Thread(() => { o.data = 42; Atomics.store(a, 0, 1); });
while (Atomics.load(a, 0) !== 1);
o.data;
t.join();
