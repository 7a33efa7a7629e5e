// expect: race
// Two workers write the same bytes; the main program does not touch them.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(16), view = new Int32Array(sab);
  new Worker(__filename, { workerData: sab });
  new Worker(__filename, { workerData: sab });
} else {
  const view = new Int32Array(workerData);
  view[2] = 1;
}
