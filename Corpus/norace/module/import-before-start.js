// expect: quiet
// H10, H2: the parent imports, the thread uses.
(async () => {
  const { state, bump } = await import('./_state.mjs');
  bump();
  const t = new Thread(() => {
    state.n++;
    bump();
  });
  t.join();
  state.n++;
})();
