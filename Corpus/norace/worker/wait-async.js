// expect: quiet
// H9: an asynchronous wait for another engine.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(16), view = new Int32Array(sab);
  new Worker(__filename, { workerData: sab });
  const turn = Atomics.waitAsync(view, 0, 0);
  (async () => {
    await turn.value;
    view[1]++;
  })();
} else {
  const view = new Int32Array(workerData);
  view[1] = 1;
  Atomics.store(view, 0, 1);
  Atomics.notify(view, 0);
}
