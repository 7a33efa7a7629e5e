// expect: quiet
// The value changes before the notification, so the wait does not begin.
const s = { n: 0 };
Atomics.store(s, 'n', 1);
Atomics.notify(s, 'n');
new Thread(() => { Atomics.wait(s, 'n', 0); }).join();
