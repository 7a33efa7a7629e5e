// expect: norace
// D30: FinalizationRegistry has no places.
const r = new FinalizationRegistry(() => {}), o = {}, p = {};
const t = new Thread(() => {
  r.register(o, 1, o);
});
r.register(p, 2, p);
r.unregister(p);
t.join();
