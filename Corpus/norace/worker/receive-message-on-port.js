// expect: quiet
// H13: a message that is taken by hand.
const { Worker, isMainThread, workerData, receiveMessageOnPort } = require('node:worker_threads');
if (isMainThread) {
  const sab = new SharedArrayBuffer(16), view = new Int32Array(sab);
  const { port1, port2 } = new MessageChannel();
  new Worker(__filename, { workerData: { sab, port: port1 }, transferList: [port1] });
  let taken;
  while ((taken = receiveMessageOnPort(port2)) === undefined);
  view[0]++;
} else {
  const { sab, port } = workerData;
  new Int32Array(sab)[0] = 1;
  port.postMessage('done');
  port.close();
}
