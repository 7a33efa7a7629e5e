// expect: quiet
// Nested locks, the inner one is common.
const o = { n: 0 }, a = new Lock(), b = new Lock(), l = new Lock();
const t = new Thread(() => {
  a.hold(() => l.hold(() => { o.n++; }));
});
b.hold(() => l.hold(() => { o.n++; }));
t.join();
