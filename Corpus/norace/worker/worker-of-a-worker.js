// expect: quiet
// H12 and H14 from engine to engine.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(16), view = new Int32Array(sab);
  const worker = new Worker(__filename, { workerData: { sab, depth: 2 } });
  worker.on('exit', () => {
    view[0]++;
  });
} else {
  const { sab, depth } = workerData, view = new Int32Array(sab);
  view[0]++;
  if (depth > 0) new Worker(__filename, { workerData: { sab, depth: depth - 1 } }).on('exit', () => {
    view[0]++;
  });
}
