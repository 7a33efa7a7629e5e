// expect: race o.n
// H4: two mutexes.
const o = { n: 0 }, m = new Atomics.Mutex(), m2 = new Atomics.Mutex();
const t = new Thread(() => {
  const k = Atomics.Mutex.lock(m); o.n++; k.unlock();
});
const k = Atomics.Mutex.lock(m2); o.n++; k.unlock();
t.join();
