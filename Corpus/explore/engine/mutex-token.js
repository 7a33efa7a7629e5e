// expect: none
// A mutex with unlock tokens and two who want it (W2, Q7, Q8).
const mutex = new Atomics.Mutex(), o = { n: 0 };
const once = () => { const token = Atomics.Mutex.lock(mutex); o.n++; token.unlock(); };
once(); // builtins are made
const thread = new Thread(once);
once();
thread.join();
if (o.n !== 3) throw new Error(`found ${o.n}`);
