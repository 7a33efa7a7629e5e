// expect: none
// waitAsync against store and notify: an answer at once, or one notification (Q12).
const o = { x: 0 };
Atomics.notify(o, 'x', Atomics.store(o, 'x', 0) + Atomics.wait.length + Atomics.waitAsync.length); // builtins are made
const thread = new Thread(() => { Atomics.store(o, 'x', 1); return Atomics.notify(o, 'x'); });
const wait = Atomics.waitAsync(o, 'x', 0);
const woken = thread.join();
if (!wait.async && wait.value !== 'not-equal') throw new Error(`found ${wait.value}`);
if (woken !== (wait.async ? 1 : 0)) throw new Error(`woke ${woken}, and it was ${wait.async}`);
