// expect: quiet
// H14: terminate settles after the worker's last step.
const { Worker, isMainThread, workerData, parentPort } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(16), view = new Int32Array(sab);
  const worker = new Worker(__filename, { workerData: sab });
  worker.once('message', async () => {
    await worker.terminate();
    view[1]++;
  });
} else {
  const view = new Int32Array(workerData);
  parentPort.postMessage('ready');
  while (true) view[1]++;
}
