// expect: quiet
// A bounded queue with a condition.
const q = [], l = new Lock(), c = new Condition();
let done = false;
const t = new Thread(() => { let sum = 0; for (;;) { const v = l.hold(() => { while (q.length === 0 && !done) c.wait(l); return q.shift(); }); if (v === undefined) return sum; sum += v; } });
for (let i = 1; i <= 50; i++) l.hold(() => { q.push(i); c.notify(); });
l.hold(() => { done = true; c.notifyAll(); });
if (t.join() !== 1275) throw new Error();
