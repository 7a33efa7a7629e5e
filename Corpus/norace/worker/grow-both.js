// expect: quiet
// D29: two engines grow the buffer and look at its length. Who comes second may find it longer than what it asks for.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
function grow(sab, bytes) {
  try {
    sab.grow(bytes);
  } catch {}
  return sab.byteLength;
}
if (isMainThread) {
  const sab = new SharedArrayBuffer(8, { maxByteLength: 16 });
  new Worker(__filename, { workerData: sab });
  grow(sab, 12);
} else {
  grow(workerData, 16);
}
