// expect: quiet
// Many rounds of one lock.
const o = { n: 0 }, l = new Lock();
const t = new Thread(() => {
  for (let i = 0; i < 500; i++) l.hold(() => { o.n++; });
});
for (let i = 0; i < 500; i++) l.hold(() => { o.n++; });
t.join();
