// expect: deadlock deadlock
// The main thread joins a thread that needs the lock which the main thread holds.
const l = new Lock();
l.hold(() => { new Thread(() => { l.hold(() => {}); }).join(); });
