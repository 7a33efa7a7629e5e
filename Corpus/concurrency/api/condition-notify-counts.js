/* notify and notifyAll return how many they woke; waiting needs the lock held.
 */
const lock = new Lock(), condition = new Condition(), box = { go: false, waiting: 0, woken: 0 };
same(condition.notify(), 0, "nobody waits"); same(condition.notifyAll(), 0, "nobody waits");
throws(TypeError, () => condition.wait(lock), "wait without the lock"); throws(TypeError, () => condition.wait({}), "wait with no lock");
const threads = Array.from({ length: 3 }, () => new Thread(() => lock.hold(() => { box.waiting++; while (!box.go) condition.wait(lock); box.woken++; })));
while (lock.hold(() => box.waiting) < 3);
const woken = lock.hold(() => { box.go = true; return condition.notifyAll(); });
for (const thread of threads) thread.join();
same(box.woken, 3, "threads that went on"); holds(woken >= 0 && woken <= 3, "number woken: " + woken);
