// expect: deadlock waits for ever
// Nobody notifies.
const l = new Lock(), c = new Condition();
new Thread(() => { l.hold(() => { c.wait(l); }); }).join();
