// expect: quiet
// Everybody waits for a while, but for somebody who runs.
const l = new Lock();
const slow = new Thread(() => { l.hold(() => { for (let i = 0; i < 200000; i++); }); });
const ts = [0, 1, 2].map(() => new Thread(() => { l.hold(() => {}); slow.join(); }));
for (const t of ts) t.join();
