// expect: quiet
// H10, H3: the thread imports, whoever joins it uses.
const t = new Thread(async () => {
  const { state } = await import('./_state.mjs');
  state.n++;
  return state;
});
t.asyncJoin().then(async () => {
  const { state } = await import('./_state.mjs');
  state.n++;
});
