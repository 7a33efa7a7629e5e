// expect: race o.n
// M10: Condition.notify alone orders nothing.
const o = { n: 0 }, c = new Condition();
const t = new Thread(() => {
  o.n = 1; c.notify();
});
c.notify(); o.n = 2;
t.join();
