// expect: quiet
// H2, H3, H14: a thread of the worker that is joined.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(16), view = new Int32Array(sab);
  const worker = new Worker(__filename, { workerData: sab });
  worker.on('exit', () => {
    view[0]++;
  });
} else {
  const view = new Int32Array(workerData);
  new Thread(() => {
    view[0] = 2;
  }).join();
}
