// expect: race
// D24: an iterator helper has a state.
const i = [1, 2].values().map(x => x);
const t = new Thread(() => {
  try { i.next(); } catch {}
});
try { i.next(); } catch {}
t.join();
