// expect: race
// H9: a wait that ends by its time limit has learnt nothing.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(16), view = new Int32Array(sab);
  new Worker(__filename, { workerData: sab });
  Atomics.wait(view, 2, 0, 1);
  const seen = view[1];
} else {
  const view = new Int32Array(workerData);
  view[1] = 1;
  Atomics.notify(view, 0);
}
