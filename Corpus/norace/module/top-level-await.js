// expect: quiet
// H10: the evaluation goes on after an await; importers come after its end.
async function look() {
  const { state, late } = await import('./_slow.mjs');
  return state.n + late.n;
}
const one = new Thread(look), two = new Thread(look);
one.join();
two.join();
