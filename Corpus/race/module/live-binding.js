// expect: race count
// H10: an importer looks at a binding that another one changes after the evaluation.
const one = new Thread(async () => {
  const { bump } = await import('./_state.mjs');
  bump();
});
const two = new Thread(async () => {
  const ns = await import('./_state.mjs');
  return ns.count;
});
one.join();
two.join();
