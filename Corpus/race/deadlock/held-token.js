// expect: deadlock lock held at a thread's end
// A thread ends and its token still holds the mutex.
const m = new Atomics.Mutex();
new Thread(() => { Atomics.Mutex.lock(m); }).join();
