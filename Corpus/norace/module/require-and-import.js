// expect: quiet
// H10: one thread requires what the other one imports.
const one = new Thread(() => require('./_state.cjs').state.n);
const two = new Thread(async () => {
  const ns = await import('./_state.cjs');
  return ns.default.state.n;
});
one.join();
two.join();
