// expect: quiet
// H8: a lock of atomics in the shared bytes.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(16), view = new Int32Array(sab);
  new Worker(__filename, { workerData: sab });
  for (let i = 0; i < 50; i++) {
    while (Atomics.compareExchange(view, 0, 0, 1) !== 0);
    view[1]++;
    Atomics.store(view, 0, 0);
  }
} else {
  const view = new Int32Array(workerData);
  for (let i = 0; i < 50; i++) {
    while (Atomics.compareExchange(view, 0, 0, 1) !== 0);
    view[1]++;
    Atomics.store(view, 0, 0);
  }
}
