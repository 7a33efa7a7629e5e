// expect: quiet
// H10: many importers, one evaluation.
const threads = [];
for (let i = 0; i < 4; i++) {
  threads.push(new Thread(async () => {
    const { state, bump } = await import('./_state.mjs');
    return state.n + bump.length;
  }));
}
for (const t of threads) t.join();
