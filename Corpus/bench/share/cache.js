// expect: prints "cache <ms> ms <MB> MB" and exits 0
// A memo cache for an expensive function, asked by two threads for the same 20,000 keys. With `Thread` there is one Map behind a Lock; workers
// have no shared objects, so each of them has a cache of its own.
'use strict';
const { SHARE_SCALE = 1, SHARE_ROUNDS = 5 } = process.env;
const KEYS = Math.round(20000 * SHARE_SCALE), PARTS = 2;
const expensive = (n) => { let x = n; for (let i = 0; i < 300; i++) x = (x * 31 + i) % 1000003; return { n, x }; };
const keyAt = (p, i) => (i * 7919 + p * 13) % KEYS;

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
      for (let round = 0; round < SHARE_ROUNDS; round++) {
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
