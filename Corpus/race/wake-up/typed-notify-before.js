// expect: deadlock lost wake-up
// The same on shared memory.
const ia = new Int32Array(new SharedArrayBuffer(8));
Atomics.notify(ia, 1);
new Thread(() => { Atomics.wait(ia, 1, 0); }).join();
