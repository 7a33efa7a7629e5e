// expect: race entry "a"
// pattern: lost update
const counts = new Map([['a', 0]]);
function count() {
  counts.set('a', counts.get('a') + 1);
}
const ts = [new Thread(count), new Thread(count)];
for (const t of ts) t.join();
