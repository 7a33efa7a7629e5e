// expect: deadlock deadlock
// The same with mutexes that tokens hold.
const a = new Atomics.Mutex(), b = new Atomics.Mutex(), g = { n: 0 };
const both = () => { Atomics.add(g, 'n', 1); while (Atomics.load(g, 'n') < 2); };
const t = new Thread(() => { const k = Atomics.Mutex.lock(a); both(); Atomics.Mutex.lock(b).unlock(); k.unlock(); });
const k = Atomics.Mutex.lock(b);
both();
Atomics.Mutex.lock(a).unlock();
k.unlock();
t.join();
