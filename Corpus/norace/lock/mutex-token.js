// expect: quiet
// H4: Atomics.Mutex.
const o = { n: 0 }, m = new Atomics.Mutex();
const t = new Thread(() => {
  const k = Atomics.Mutex.lock(m); o.n++; k.unlock();
});
const k = Atomics.Mutex.lock(m); o.n++; k.unlock();
t.join();
