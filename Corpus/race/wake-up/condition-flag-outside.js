// expect: deadlock lost wake-up
// The flag is looked at before the lock is taken: between the look and the wait it changes.
const l = new Lock(), c = new Condition(), s = { ready: 0, looked: 0 };
const t = new Thread(() => {
  if (Atomics.load(s, 'ready') === 0) {
    Atomics.store(s, 'looked', 1);
    while (Atomics.load(s, 'looked') !== 2);
    l.hold(() => { c.wait(l); });
  }
});
while (Atomics.load(s, 'looked') !== 1);
Atomics.store(s, 'ready', 1);
c.notifyAll();
Atomics.store(s, 'looked', 2);
t.join();
