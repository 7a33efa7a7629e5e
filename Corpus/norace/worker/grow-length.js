// expect: quiet
// D29: the length of a growable shared buffer is an atomic cell of its own.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(8, { maxByteLength: 16 });
  const worker = new Worker(__filename, { workerData: sab });
  while (sab.byteLength < 16);
  const seen = new Int32Array(sab)[0];
} else {
  const view = new Int32Array(workerData);
  view[0] = 1;
  workerData.grow(16);
}
