// expect: quiet
// D29: two engines grow the buffer and look at its length.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(8, { maxByteLength: 16 });
  new Worker(__filename, { workerData: sab });
  sab.grow(12);
  const length = sab.byteLength;
} else {
  try {
    workerData.grow(16);
  } catch {}
  const length = workerData.byteLength;
}
