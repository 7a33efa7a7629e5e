// expect: race
// D29: bytes that are written after the growth are not ordered by it.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(8, { maxByteLength: 16 });
  const worker = new Worker(__filename, { workerData: sab });
  while (sab.byteLength < 16);
  const seen = new Int32Array(sab)[3];
} else {
  const view = new Int32Array(workerData);
  workerData.grow(16);
  view[3] = 1;
}
