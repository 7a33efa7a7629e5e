// expect: quiet
// A thread ends while its token holds the mutex; another thread unlocks it.
const m = new Atomics.Mutex();
const token = new Thread(() => Atomics.Mutex.lock(m)).join();
token.unlock();
Atomics.Mutex.lock(m).unlock();
