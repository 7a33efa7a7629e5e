// expect: deadlock
// Two threads that nobody joins take two locks in opposite orders; the main program ends.
const a = new Lock(), b = new Lock();
new Thread(() => a.hold(() => b.hold(() => {})));
new Thread(() => b.hold(() => a.hold(() => {})));
