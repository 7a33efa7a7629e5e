// expect: quiet
// H14: the error and the exit event come after what the worker did.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(16), view = new Int32Array(sab);
  const worker = new Worker(__filename, { workerData: sab });
  worker.on('error', () => {
    view[0]++;
  });
  worker.on('exit', () => {
    view[0]++;
  });
} else {
  const view = new Int32Array(workerData);
  view[0] = 2;
  throw new Error('meant');
}
