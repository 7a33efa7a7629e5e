// expect: race
// H13: what a worker does after it posted is not ordered by the message.
const { Worker, isMainThread, workerData, parentPort } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(16), view = new Int32Array(sab);
  const worker = new Worker(__filename, { workerData: sab });
  worker.on('message', () => {
    const seen = view[0];
    worker.postMessage('end');
  });
} else {
  const view = new Int32Array(workerData);
  parentPort.postMessage('early');
  view[0] = 1;
  parentPort.on('message', () => parentPort.close());
}
