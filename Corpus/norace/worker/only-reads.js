// expect: quiet
// Two engines that only read.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(16), view = new Int32Array(sab);
  new Worker(__filename, { workerData: sab });
  const seen = view[0];
} else {
  const view = new Int32Array(workerData);
  const seen = view[0];
}
