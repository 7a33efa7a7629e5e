// expect: quiet
// H10: a static import inside what two threads import.
async function look() {
  const { inner, seen } = await import('./_outer.mjs');
  return inner.n + seen;
}
const one = new Thread(look), two = new Thread(look);
one.join();
two.join();
