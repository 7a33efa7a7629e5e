// expect: race state.n
// H10: what importers do to an exported object is not ordered by the import.
async function use() {
  const { state } = await import('./_state.mjs');
  state.n++;
}
const one = new Thread(use), two = new Thread(use);
one.join();
two.join();
