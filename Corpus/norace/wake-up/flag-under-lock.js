// expect: quiet
// The value changes under the lock: a notification that comes early does no harm.
const l = new Lock(), c = new Condition();
let ready = false;
c.notify();
const t = new Thread(() => { l.hold(() => { while (!ready) c.wait(l); }); });
l.hold(() => { ready = true; c.notify(); });
t.join();
