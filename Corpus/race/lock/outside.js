// expect: race o.n
// The write lies behind the lock.
const o = { n: 0 }, l = new Lock();
const t = new Thread(() => {
  l.hold(() => {}); o.n = 1;
});
l.hold(() => {}); o.n = 2;
t.join();
