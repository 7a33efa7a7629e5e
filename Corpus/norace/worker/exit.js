// expect: quiet
// H14: all that a worker did comes before its exit event.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(16), view = new Int32Array(sab);
  const worker = new Worker(__filename, { workerData: sab });
  worker.on('exit', () => {
    view[0]++;
  });
} else {
  const view = new Int32Array(workerData);
  view[0] = 2;
}
