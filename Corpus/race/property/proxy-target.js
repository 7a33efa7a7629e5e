// expect: race
// What goes through a proxy reaches the target.
const o = { x: 0 }, p = new Proxy(o, {});
const t = new Thread(() => {
  p.x = 1;
});
o.x;
t.join();
