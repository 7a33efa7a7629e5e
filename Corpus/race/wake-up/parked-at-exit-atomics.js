// expect: deadlock waits for ever at exit
// The same with Atomics.wait.
const s = { n: 0 };
new Thread(() => { Atomics.wait(s, 'n', 0); });
