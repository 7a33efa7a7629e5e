// expect: race
// Two engines, two kinds of view, bytes in common.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(16), view = new Int32Array(sab);
  new Worker(__filename, { workerData: sab });
  new DataView(sab).setInt16(2, 5);
} else {
  const view = new Int32Array(workerData);
  view[0] = 1;
}
