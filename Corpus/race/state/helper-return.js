// expect: race
// return of an iterator helper ends it.
const i = [1, 2].values().map(x => x);
const t = new Thread(() => {
  try { i.return(); } catch {}
});
try { i.next(); } catch {}
t.join();
