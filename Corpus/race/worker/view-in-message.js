// expect: race
// A typed array in a message stays a view of the shared bytes.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(16), view = new Int32Array(sab);
  const worker = new Worker(__filename, { workerData: view });
  view[1] = 1;
} else {
  workerData[1] = 2;
}
