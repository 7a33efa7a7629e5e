// expect: race
// A thread of the worker's engine and the main program.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(16), view = new Int32Array(sab);
  new Worker(__filename, { workerData: sab });
  view[0] = 1;
} else {
  const view = new Int32Array(workerData);
  new Thread(() => {
    view[0] = 2;
  }).join();
}
