// expect: deadlock lock held at a thread's end
// The release function is never called.
const l = new Lock();
new Thread(async () => { await l.asyncHold(); }).join();
