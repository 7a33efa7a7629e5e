// expect: deadlock lost wake-up
// The notification comes before the wait, and nothing is remembered.
const l = new Lock(), c = new Condition();
c.notify();
new Thread(() => { l.hold(() => { c.wait(l); }); }).join();
