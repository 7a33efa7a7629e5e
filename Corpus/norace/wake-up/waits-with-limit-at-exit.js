// expect: quiet
// At the end of the program a thread waits, but not for ever.
const s = { n: 0, on: 0 };
new Thread(() => { Atomics.store(s, 'on', 1); Atomics.wait(s, 'n', 0, 10000); });
while (Atomics.load(s, 'on') === 0);
