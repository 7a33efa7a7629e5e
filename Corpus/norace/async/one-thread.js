// expect: quiet
// D20: jobs of one thread.
const o = { n: 0 };
Promise.resolve().then(() => { o.n++; });
setTimeout(() => { o.n++; }, 1);
(async () => { o.n++; await null; o.n++; })();
const t = new Thread(() => 1);
t.join();
