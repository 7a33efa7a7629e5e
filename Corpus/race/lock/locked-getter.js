// expect: race o.n
// D31: looking at locked orders nothing.
const o = { n: 0 }, l = new Lock();
const t = new Thread(() => {
  l.hold(() => {}); o.n = 1;
});
l.locked; o.n = 2;
t.join();
