// expect: race
// D24: take counts.
const i = [1, 2, 3].values().take(2);
const t = new Thread(() => {
  try { i.next(); } catch {}
});
try { i.next(); } catch {}
t.join();
