// expect: race stats.hits
// pattern: lost update
const stats = { hits: 0 };
function hit() {
  for (let i = 0; i < 50; i++) {
    stats.hits++;
  }
}
const ts = [new Thread(hit), new Thread(hit)];
for (const t of ts) t.join();
