// expect: none
// A condition with one who waits and one who notifies (Q9, Q10).
const lock = new Lock(), changed = new Condition(), o = { done: false };
lock.hold(() => changed.notify(changed.wait)); // builtins are made
const thread = new Thread(() => lock.hold(() => { while (!o.done) changed.wait(lock); }));
lock.hold(() => { o.done = true; changed.notify(); });
thread.join();
if (lock.locked) throw new Error('the lock is held');
