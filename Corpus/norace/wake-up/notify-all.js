// expect: quiet
// notifyAll wakes both.
const l = new Lock(), c = new Condition();
let go = 0;
const wait = () => { l.hold(() => { while (!go) c.wait(l); }); };
const ts = [new Thread(wait), new Thread(wait)];
l.hold(() => { go = 1; c.notifyAll(); });
for (const t of ts) t.join();
