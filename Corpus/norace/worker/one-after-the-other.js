// expect: quiet
// H14 and H12: the second worker is started when the first has ended.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(16), view = new Int32Array(sab);
  const worker = new Worker(__filename, { workerData: sab });
  worker.on('exit', () => {
    new Worker(__filename, { workerData: sab });
  });
} else {
  const view = new Int32Array(workerData);
  view[0]++;
}
