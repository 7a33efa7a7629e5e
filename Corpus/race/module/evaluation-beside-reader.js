// expect: race shared.n
// H10: who does not wait for the import is not ordered with the evaluation.
globalThis.shared = { n: 1 };
const t = new Thread(() => import('./_writes-global.mjs'));
const seen = shared.n;
t.join();
