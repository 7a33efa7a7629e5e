// expect: race
// D24: a generator that two threads step.
function* g() { for (let i = 0; i < 10; i++) yield i; }
const it = g();
const t = new Thread(() => {
  try { it.next(); } catch {}
});
try { it.next(); } catch {}
t.join();
