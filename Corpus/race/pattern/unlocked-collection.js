// expect: race
// pattern: collection shared without a lock
const results = [];
function work(n) {
  results.push(n * n);
}
const ts = [new Thread(work, 1), new Thread(work, 2)];
for (const t of ts) t.join();
