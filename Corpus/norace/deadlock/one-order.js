// expect: quiet
// Both take the locks in one order.
const a = new Lock(), b = new Lock();
const ts = [0, 1].map(() => new Thread(() => { for (let i = 0; i < 20; i++) a.hold(() => { b.hold(() => {}); }); }));
for (const t of ts) t.join();
