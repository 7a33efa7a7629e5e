// expect: race byte 0
// Two engines write the same bytes of a shared buffer.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(16), view = new Int32Array(sab);
  new Worker(__filename, { workerData: sab });
  view[0] = 1;
} else {
  const view = new Int32Array(workerData);
  view[0] = 2;
}
