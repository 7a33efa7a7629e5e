// expect: quiet
// queueMicrotask in a thread.
const o = { n: 0 };
const t = new Thread(() => { queueMicrotask(() => { o.n++; }); o.n++; });
t.join();
o.n;
