// expect: race o.n
// A lock on one side only.
const o = { n: 0 }, l = new Lock();
const t = new Thread(() => {
  l.hold(() => { o.n++; });
});
o.n++;
t.join();
