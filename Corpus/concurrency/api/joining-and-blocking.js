/* join waits for a blocked thread; a thread blocked in a hold, a wait or a join goes on when it may.
 */
const lock = new Lock(), condition = new Condition(), box = { go: false };
const a = new Thread(() => lock.hold(() => { while (!box.go) condition.wait(lock); return "a"; }));
const b = new Thread(() => a.join() + "b");
const c = new Thread(() => b.join() + "c");
lock.hold(() => { box.go = true; condition.notifyAll(); });
same(c.join(), "abc", "the chain of joins");
