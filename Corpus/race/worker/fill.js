// expect: race
// fill writes bytes that another engine reads.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(16), view = new Int32Array(sab);
  new Worker(__filename, { workerData: sab });
  view.fill(3);
} else {
  const view = new Int32Array(workerData);
  const seen = view[2];
}
