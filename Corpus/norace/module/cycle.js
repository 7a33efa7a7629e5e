// expect: quiet
// H10: two modules in a ring, imported from either side.
const one = new Thread(async () => {
  const { sum } = await import('./_first.mjs');
  return sum();
});
const two = new Thread(async () => {
  const { other } = await import('./_second.mjs');
  return other();
});
one.join();
two.join();
