// expect: race pool.instance
// pattern: double-checked initialisation
const pool = { instance: null }, lock = new Lock();
function get() {
  if (!pool.instance) {
    lock.hold(() => {
      if (!pool.instance) {
        pool.instance = { connections: [] };
      }
    });
  }
  return pool.instance;
}
const ts = [new Thread(get), new Thread(get)];
for (const t of ts) t.join();
