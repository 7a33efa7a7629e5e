// expect: prints "cache <ms> ms <MB> MB" and exits 0
// A memo cache for an expensive function, asked by two threads for the same 20,000 keys. With `Thread` there is one Map behind a Lock; workers
// have no shared objects, so each of them has a cache of its own.
'use strict';
const KEYS = 20000, PARTS = 2;
const expensive = (n) => { let x = n; for (let i = 0; i < 300; i++) x = (x * 31 + i) % 1000003; return { n, x }; };
const keyAt = (p, i) => (i * 7919 + p * 13) % KEYS;

function report(name, started) {
  console.log(`${name} ${(performance.now() - started).toFixed(1)} ms ${(process.memoryUsage().rss / 1048576).toFixed(0)} MB`);
}

if (typeof Thread === 'function') {
  for (let round = 0; round < 5; round++) {
    const started = performance.now(), cache = new Map(), lock = new Lock();
    const ask = (n) => {
      const known = cache.get(n);
      if (known !== undefined) return known;
      const made = expensive(n);
      return lock.hold(() => { const first = cache.get(n); if (first !== undefined) return first; cache.set(n, made); return made; });
    };
    const sums = Array.from({ length: PARTS }, (_, p) => new Thread(() => { let sum = 0; for (let i = 0; i < KEYS; i++) sum += ask(keyAt(p, i)).x; return sum; })).map((t) => t.join());
    if (sums[0] !== sums[1] || cache.size !== KEYS) throw new Error('wrong result');
    report('cache', started);
  }
} else {
  const { Worker, isMainThread, parentPort, workerData } = require('node:worker_threads');
  if (isMainThread) {
    (async () => {
      for (let round = 0; round < 5; round++) {
        const started = performance.now();
        const sums = await Promise.all(Array.from({ length: PARTS }, (_, p) => new Promise((resolve, reject) => {
          const worker = new Worker(__filename, { workerData: p });
          worker.once('message', resolve);
          worker.once('error', reject);
        })));
        if (sums[0] !== sums[1]) throw new Error('wrong result');
        report('cache', started);
      }
    })();
  } else {
    const cache = new Map();
    let sum = 0;
    for (let i = 0; i < KEYS; i++) {
      const n = keyAt(workerData, i);
      let made = cache.get(n);
      if (made === undefined) cache.set(n, made = expensive(n));
      sum += made.x;
    }
    parentPort.postMessage(sum);
  }
}
