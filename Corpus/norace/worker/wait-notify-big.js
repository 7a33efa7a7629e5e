// expect: quiet
// H9: the same with a BigInt cell.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(16), view = new Int32Array(sab);
  new Worker(__filename, { workerData: sab });
  Atomics.wait(new BigInt64Array(sab), 0, 0n);
  view[3]++;
} else {
  const view = new Int32Array(workerData);
  view[3] = 1;
  const cells = new BigInt64Array(workerData);
  Atomics.store(cells, 0, 1n);
  Atomics.notify(cells, 0);
}
