// expect: race entry "k"
// pattern: check-then-act
const seen = new Map();
function visit() {
  if (!seen.has('k')) seen.set('k', Thread.current.id);
}
const ts = [new Thread(visit), new Thread(visit)];
for (const t of ts) t.join();
