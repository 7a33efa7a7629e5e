// expect: quiet
// H4: what a module keeps is changed under its lock.
const lock = new Lock();
async function use() {
  const { bump, state } = await import('./_state.mjs');
  for (let i = 0; i < 10; i++) {
    lock.hold(() => {
      bump();
      state.n++;
    });
  }
}
const one = new Thread(use), two = new Thread(use);
one.join();
two.join();
