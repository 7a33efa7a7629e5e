// expect: quiet
// Both sides use Atomics.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(16), view = new Int32Array(sab);
  const worker = new Worker(__filename, { workerData: sab });
  Atomics.add(view, 0, 1);
} else {
  const view = new Int32Array(workerData);
  Atomics.add(view, 0, 1);
}
