// expect: quiet
// H4: one lock.
const o = { n: 0 }, l = new Lock();
const t = new Thread(() => {
  l.hold(() => { o.n++; });
});
l.hold(() => { o.n++; });
t.join();
