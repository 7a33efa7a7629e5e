// expect: race
// H12: what the parent does after it started a worker is not ordered with it.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(16), view = new Int32Array(sab);
  const worker = new Worker(__filename, { workerData: sab });
  view[3] = 7;
} else {
  const view = new Int32Array(workerData);
  const seen = view[3];
}
