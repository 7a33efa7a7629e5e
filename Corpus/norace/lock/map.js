// expect: quiet
// A Map under a lock.
const m = new Map(), l = new Lock();
const t = new Thread(() => {
  for (let i = 0; i < 50; i++) l.hold(() => m.set('k', (m.get('k') ?? 0) + 1));
});
for (let i = 0; i < 50; i++) l.hold(() => m.set('k', (m.get('k') ?? 0) + 1));
t.join();
