// expect: race o.n
// H4: two locks order nothing.
const o = { n: 0 }, a = new Lock(), b = new Lock();
const t = new Thread(() => {
  a.hold(() => { o.n++; });
});
b.hold(() => { o.n++; });
t.join();
