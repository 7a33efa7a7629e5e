// expect: quiet
// An array under a lock.
const a = [], l = new Lock();
const t = new Thread(() => {
  for (let i = 0; i < 50; i++) l.hold(() => a.push(i));
});
for (let i = 0; i < 50; i++) l.hold(() => a.push(i));
t.join();
