// expect: race
// D30: registering is no edge.
const r = new FinalizationRegistry(() => {}), o = { n: 0 };
const t = new Thread(() => {
  o.n = 1;
  r.register({}, 1);
});
r.register({}, 2);
o.n;
t.join();
