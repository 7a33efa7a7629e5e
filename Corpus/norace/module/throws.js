// expect: quiet
// H10, D32: importers of a module that failed come after what it did.
async function look() {
  try {
    await import('./_fails.mjs');
  } catch (error) {
    return error.state.n;
  }
}
const one = new Thread(look), two = new Thread(look);
one.join();
two.join();
