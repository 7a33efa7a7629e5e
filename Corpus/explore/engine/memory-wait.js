// expect: none
// Waiting on shared memory against store and notify (W1).
const cells = new Int32Array(new SharedArrayBuffer(4));
Atomics.notify(cells, 0, Atomics.store(cells, 0, 0) + Atomics.wait.length); // builtins are made
const thread = new Thread(() => Atomics.wait(cells, 0, 0));
Atomics.store(cells, 0, 1);
const woken = Atomics.notify(cells, 0);
const how = thread.join();
if (how !== (woken ? 'ok' : 'not-equal')) throw new Error(`woke ${woken}, and it was ${how}`);
