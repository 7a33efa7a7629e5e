// expect: race
// D14: a lock whose last step is a plain store.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(16), view = new Int32Array(sab);
  new Worker(__filename, { workerData: sab });
  while (Atomics.compareExchange(view, 0, 0, 1) !== 0);
  view[1]++;
  view[0] = 0;
} else {
  const view = new Int32Array(workerData);
  while (Atomics.compareExchange(view, 0, 0, 1) !== 0);
  view[1]++;
  view[0] = 0;
}
