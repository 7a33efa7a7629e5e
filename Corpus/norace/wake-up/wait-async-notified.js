// expect: quiet
// A promise of waitAsync that another thread settles.
const s = { n: 0 };
Atomics.waitAsync(s, 'n', 0);
new Thread(() => { Atomics.notify(s, 'n'); });
