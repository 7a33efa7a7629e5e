// expect: race o.n
// An update reads and writes.
const o = { n: 0 };
const t = new Thread(() => {
  o.n++;
});
o.n++;
t.join();
