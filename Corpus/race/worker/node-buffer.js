// expect: race
// A Buffer over shared bytes is a view of them.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(16), view = new Int32Array(sab);
  new Worker(__filename, { workerData: sab });
  Buffer.from(sab).writeInt32LE(5, 4);
} else {
  const view = new Int32Array(workerData);
  view[1] = 1;
}
