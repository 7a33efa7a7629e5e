// expect: quiet
// H12: what the parent did before it started the worker.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(16), view = new Int32Array(sab);
  view[0] = 1;
  new Worker(__filename, { workerData: sab });
} else {
  const view = new Int32Array(workerData);
  view[0]++;
}
