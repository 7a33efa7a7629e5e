// expect: quiet
// Who finds the mutex taken knows that the other one is in its section.
const o = { n: 0 }, m = new Atomics.Mutex(), s = { in: 0 };
const t = new Thread(() => {
  o.n = 1;
  const k = Atomics.Mutex.lock(m);
  Atomics.wait(s, 'in', 0, 30);
  k.unlock();
});
const k = Atomics.Mutex.lockIfAvailable(m, 0);
if (k) k.unlock(); else o.n = 2;
t.join();
