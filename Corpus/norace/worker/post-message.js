// expect: quiet
// H13: what was done before postMessage comes before its receipt.
const { Worker, isMainThread, workerData, parentPort } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(16), view = new Int32Array(sab);
  const worker = new Worker(__filename, { workerData: sab });
  worker.on('message', () => {
    view[0]++;
    worker.postMessage('back');
  });
} else {
  const view = new Int32Array(workerData);
  view[0] = 1;
  parentPort.postMessage('done');
  parentPort.once('message', () => {
    view[0]++;
  });
}
