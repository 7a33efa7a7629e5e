// expect: race
// The event 'online' says nothing of what the worker has done.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(16), view = new Int32Array(sab);
  const worker = new Worker(__filename, { workerData: sab });
  worker.on('online', () => {
    const seen = view[0];
  });
} else {
  const view = new Int32Array(workerData);
  view[0] = 1;
}
