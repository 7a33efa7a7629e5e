// expect: quiet
// H10: two threads import one module; whoever evaluates it comes before both.
async function look() {
  const { state, count } = await import('./_state.mjs');
  return state.n + state.list[1] + count;
}
const one = new Thread(look), two = new Thread(look);
one.join();
two.join();
