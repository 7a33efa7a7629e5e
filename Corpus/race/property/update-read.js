// expect: race o.n
// An update against a read.
const o = { n: 0 };
const t = new Thread(() => {
  o.n += 2;
});
o.n;
t.join();
