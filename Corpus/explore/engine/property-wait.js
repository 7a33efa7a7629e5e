// expect: none
// Waiting on a property against store and notify (W1): the wake-up is not lost.
const o = { x: 0 };
Atomics.notify(o, 'x', Atomics.store(o, 'x', 0) + Atomics.wait.length + Atomics.waitAsync.length); // builtins are made
const thread = new Thread(() => Atomics.wait(o, 'x', 0));
Atomics.store(o, 'x', 1);
const woken = Atomics.notify(o, 'x');
const how = thread.join();
if (how !== (woken ? 'ok' : 'not-equal')) throw new Error(`woke ${woken}, and it was ${how}`);
