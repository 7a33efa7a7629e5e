// expect: lost-wakeup
// The program ends when the notification came first, and a thread that nobody joins waits for ever.
const lock = new Lock(), bell = new Condition();
new Thread(() => lock.hold(() => { bell.wait(lock); }));
lock.hold(() => { bell.notify(); });
