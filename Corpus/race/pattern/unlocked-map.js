// expect: race entry "last"
// pattern: collection shared without a lock
const results = new Map([['last', 0]]);
function work(n) {
  results.set('last', n);
}
const ts = [new Thread(work, 1), new Thread(work, 2)];
for (const t of ts) t.join();
