// expect: race
// A buffer that a message brings: both sides use it at once.
const { Worker, isMainThread, workerData, parentPort } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(16), view = new Int32Array(sab);
  const worker = new Worker(__filename, { workerData: null });
  worker.postMessage(sab);
  view[0] = 1;
  worker.on('message', () => {});
} else {
  parentPort.once('message', (sab) => {
    new Int32Array(sab)[0] = 2;
  });
}
