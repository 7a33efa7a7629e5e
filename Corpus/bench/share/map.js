// expect: prints "map <ms> ms <MB> MB" and exits 0
// 100,000 small objects mapped by two threads. With `Thread` the objects are shared; with worker_threads they are copied there and back.
// The same file runs under node and under cjs (--threads=off takes the worker_threads way too).
'use strict';
const { SHARE_SCALE = 1, SHARE_ROUNDS = 5 } = process.env;
const N = Math.round(50000 * SHARE_SCALE) * 2, PARTS = 2;
const make = () => Array.from({ length: N }, (_, i) => ({ id: i, name: 'n' + i, score: i % 97 }));
const change = (o) => ({ id: o.id, name: o.name.toUpperCase(), score: o.score * 2 });
const check = (out) => { let sum = 0; for (const o of out) sum += o.score; if (out.length !== N || sum !== out.reduce((s, o) => s + (o.id % 97) * 2, 0)) throw new Error('wrong result'); };

// The most memory the process held so far, where the system tells, in MB.
const peak = () => {
  try {
    return /VmHWM:\s*(\d+)/.exec(require('node:fs').readFileSync('/proc/self/status', 'utf8'))[1] / 1024;
  } catch {
    return process.memoryUsage().rss / 1048576;
  }
};

function report(name, started) {
  console.log(`${name} ${(performance.now() - started).toFixed(1)} ms ${peak().toFixed(0)} MB`);
}

if (typeof Thread === 'function') {
  for (let round = 0; round < SHARE_ROUNDS; round++) {
    const objects = make(), started = performance.now();
    const out = new Array(N);
    const threads = Array.from({ length: PARTS }, (_, p) => new Thread(() => {
      for (let i = p * N / PARTS; i < (p + 1) * N / PARTS; i++) out[i] = change(objects[i]);
    }));
    for (const t of threads) t.join();
    report('map', started);
    check(out);
  }
} else {
  const { Worker, isMainThread, parentPort } = require('node:worker_threads');
  if (isMainThread) {
    (async () => {
      for (let round = 0; round < SHARE_ROUNDS; round++) {
        const objects = make(), started = performance.now();
        const parts = await Promise.all(Array.from({ length: PARTS }, (_, p) => new Promise((resolve, reject) => {
          const worker = new Worker(__filename);
          worker.once('message', resolve);
          worker.once('error', reject);
          worker.postMessage(objects.slice(p * N / PARTS, (p + 1) * N / PARTS));
        })));
        report('map', started);
        check(parts.flat());
      }
    })();
  } else {
    parentPort.once('message', (objects) => parentPort.postMessage(objects.map(change)));
  }
}
