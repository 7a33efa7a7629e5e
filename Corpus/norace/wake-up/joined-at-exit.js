// expect: quiet
// The thread waits, is told, and joined before the end.
const s = { n: 0 };
const t = new Thread(() => { Atomics.wait(s, 'n', 0); });
Atomics.store(s, 'n', 1);
Atomics.notify(s, 'n');
t.join();
