// expect: quiet
// H8: an atomic store and the atomic load that reads it.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(16), view = new Int32Array(sab);
  new Worker(__filename, { workerData: sab });
  while (Atomics.load(view, 0) === 0);
  view[1]++;
} else {
  const view = new Int32Array(workerData);
  view[1] = 1;
  Atomics.store(view, 0, 1);
}
