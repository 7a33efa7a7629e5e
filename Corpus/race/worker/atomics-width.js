// expect: race
// D18: atomics of different width on the same bytes, in two engines.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(16), view = new Int32Array(sab);
  new Worker(__filename, { workerData: sab });
  Atomics.add(view, 0, 1);
} else {
  const bytes = new Uint8Array(workerData);
  Atomics.add(bytes, 2, 1);
}
