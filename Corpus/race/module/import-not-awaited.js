// expect: race shared.n
// H10: the edge leads to whoever waits for the import, not to whoever asked for it.
globalThis.shared = { n: 1 };
const t = new Thread(async () => {
  await import('./_writes-global.mjs');
});
import('./_writes-global.mjs');
shared.n = 5;
t.join();
