// expect: quiet
// What is no shared buffer is copied: each side has its own bytes.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
if (isMainThread) {
  const own = new Int32Array(4);
  new Worker(__filename, { workerData: own });
  own[0] = 1;
} else {
  workerData[0] = 2;
}
