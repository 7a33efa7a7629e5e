// expect: race byte 4
// One engine reads what another one writes.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(16), view = new Int32Array(sab);
  new Worker(__filename, { workerData: sab });
  const seen = view[1];
} else {
  const view = new Int32Array(workerData);
  view[1] = 2;
}
