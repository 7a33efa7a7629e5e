// expect: race
// D24: the iterator of matchAll has a state.
const i = "aaa".matchAll(/a/g);
const t = new Thread(() => {
  try { i.next(); } catch {}
});
try { i.next(); } catch {}
t.join();
