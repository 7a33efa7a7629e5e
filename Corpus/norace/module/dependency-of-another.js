// expect: quiet
// H10: a module that another thread evaluated as a dependency, by itself, or by require().
const threads = [
  new Thread(async () => (await import('./_shelf.mjs')).box.n),
  new Thread(async () => (await import('./_reader.mjs')).twice()),
  new Thread(() => { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20); return require('./_shelf.mjs').box.n; }),
  new Thread(() => { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 40); return require('./_reader.mjs').twice(); }),
];
for (const t of threads) t.join();
