// expect: none
// strategy: preempt:2
// A property that is waited for is deleted, made again and notified (W1, Q13): the wait ends.
const o = { x: 0 };
Atomics.notify(o, 'x', Atomics.wait.length); // builtins are made
const thread = new Thread(() => { try { return Atomics.wait(o, 'x', 0); } catch (e) { if (!(e instanceof TypeError)) throw e; return 'gone'; } });
delete o.x;
o.x = 1;
const woken = Atomics.notify(o, 'x');
const how = thread.join();
if (woken ? how !== 'ok' : how !== 'gone' && how !== 'not-equal') throw new Error(`woke ${woken}, and it was ${how}`);
