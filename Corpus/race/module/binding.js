// expect: race count
// Two threads import a module and change what it exports.
async function use() {
  const { bump } = await import('./_state.mjs');
  bump();
}
const one = new Thread(use), two = new Thread(use);
one.join();
two.join();
