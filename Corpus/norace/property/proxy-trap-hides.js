// expect: quiet
// A trap that does not touch the target.
const o = { x: 0 }, p = new Proxy(o, { get: () => 1 });
const t = new Thread(() => {
  o.x = 1;
});
p.x;
t.join();
