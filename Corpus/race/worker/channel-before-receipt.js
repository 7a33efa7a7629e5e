// expect: race
// H13: the receiver writes before it has taken the message.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(16), view = new Int32Array(sab);
  const { port1, port2 } = new MessageChannel();
  new Worker(__filename, { workerData: { sab, port: port1, first: true }, transferList: [port1] });
  new Worker(__filename, { workerData: { sab, port: port2, first: false }, transferList: [port2] });
} else {
  const { sab, port, first } = workerData, view = new Int32Array(sab);
  view[0]++;
  if (first) port.postMessage(1);
  else port.once('message', () => port.close());
}
