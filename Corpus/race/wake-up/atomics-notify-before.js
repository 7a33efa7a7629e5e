// expect: deadlock lost wake-up
// Atomics.notify without a change of the value, before the wait.
const s = { n: 0 };
Atomics.notify(s, 'n');
new Thread(() => { Atomics.wait(s, 'n', 0); }).join();
