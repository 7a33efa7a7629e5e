// expect: quiet
// Waits that end by themselves.
const s = { n: 0 };
const t = new Thread(() => Atomics.wait(s, 'n', 0, 120));
t.join();
Atomics.waitAsync(s, 'n', 0, 120);
