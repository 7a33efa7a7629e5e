// expect: quiet
// D32: a hold that ends by a throw releases all the same.
const o = { n: 0 }, l = new Lock();
const t = new Thread(() => {
  try { l.hold(() => { o.n++; throw 1; }); } catch {}
});
try { l.hold(() => { o.n++; throw 1; }); } catch {}
t.join();
