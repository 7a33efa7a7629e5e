// expect: quiet
// Opposite orders, inside one lock around both.
const gate = new Lock(), a = new Lock(), b = new Lock();
const ts = [new Thread(() => { for (let i = 0; i < 20; i++) gate.hold(() => { a.hold(() => { b.hold(() => {}); }); }); }),
  new Thread(() => { for (let i = 0; i < 20; i++) gate.hold(() => { b.hold(() => { a.hold(() => {}); }); }); })];
for (const t of ts) t.join();
