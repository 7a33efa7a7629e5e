// expect: quiet
// A timer comes after what was done before it was set.
const o = { n: 0 };
const t = new Thread(() => { o.n = 1; setTimeout(() => { o.n = 2; }, 1); });
t.join();
o.n;
