// expect: deadlock lock held at a thread's end
// The error passes over the unlock; whoever comes next waits for ever.
const m = new Atomics.Mutex();
try { new Thread(() => { const k = Atomics.Mutex.lock(m); null.x; k.unlock(); }).join(); } catch {}
Atomics.Mutex.lock(m);
