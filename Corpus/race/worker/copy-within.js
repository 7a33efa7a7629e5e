// expect: race
// copyWithin reads bytes that another engine writes.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(16), view = new Int32Array(sab);
  new Worker(__filename, { workerData: sab });
  new Uint8Array(sab).copyWithin(8, 0, 4);
} else {
  const view = new Int32Array(workerData);
  view[0] = 1;
}
