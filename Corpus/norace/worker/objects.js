// expect: quiet
// Objects of two engines never meet, whatever they are called.
const { Worker, isMainThread, workerData } = require('node:worker_threads');
if (isMainThread) {
  const state = { n: 0 };
  const worker = new Worker(__filename, { workerData: state });
  for (let i = 0; i < 100; i++) state.n++;
} else {
  for (let i = 0; i < 100; i++) workerData.n++;
}
