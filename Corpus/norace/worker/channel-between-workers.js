// expect: quiet
// H13: a message from one worker to another.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(16), view = new Int32Array(sab);
  const { port1, port2 } = new MessageChannel();
  new Worker(__filename, { workerData: { sab, port: port1, first: true }, transferList: [port1] });
  new Worker(__filename, { workerData: { sab, port: port2, first: false }, transferList: [port2] });
} else {
  const { sab, port, first } = workerData, view = new Int32Array(sab);
  if (first) {
    view[0] = 1;
    port.postMessage('yours');
    port.close();
  } else {
    port.once('message', () => {
      view[0]++;
      port.close();
    });
  }
}
