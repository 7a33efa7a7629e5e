// expect: quiet
// A buffer that is transferred has one owner at a time.
const { Worker, isMainThread, workerData, parentPort } = require('node:worker_threads');
if (isMainThread) {
  const own = new ArrayBuffer(8), view = new Int32Array(own);
  view[0] = 1;
  const worker = new Worker(__filename, { workerData: own, transferList: [own] });
  worker.on('message', (back) => {
    new Int32Array(back)[0]++;
  });
} else {
  new Int32Array(workerData)[0]++;
  parentPort.postMessage(workerData, [workerData]);
}
