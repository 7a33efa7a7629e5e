// expect: prints "index <ms> ms <MB> MB" and exits 0
// An inverted index of 20,000 short documents, made by two threads: word -> list of documents. With `Thread` both add to one Map of lists under a lock a
// word range; workers make two indexes, which are copied and merged.
'use strict';
const { SHARE_SCALE = 1, SHARE_ROUNDS = 5 } = process.env;
const DOCUMENTS = Math.round(10000 * SHARE_SCALE) * 2, WORDS = 12, PARTS = 2, VOCABULARY = 3000;
let state = 12345;
const random = () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) / 4294967296;
const documents = Array.from({ length: DOCUMENTS }, () => Array.from({ length: WORDS }, () => 'w' + Math.floor(random() * VOCABULARY)).join(' '));

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
const check = (index) => { let n = 0; for (const list of index.values()) n += list.length; if (n !== DOCUMENTS * WORDS) throw new Error('wrong result: ' + n); };

if (typeof Thread === 'function') {
  for (let round = 0; round < SHARE_ROUNDS; round++) {
    const started = performance.now(), index = new Map(), locks = Array.from({ length: 64 }, () => new Lock());
    const add = (word, at) => {
      locks[(word.length * 31 + word.charCodeAt(word.length - 1) * 7 + word.charCodeAt(1)) & 63].hold(() => {
        const list = index.get(word);
        if (list === undefined) index.set(word, [at]);
        else list.push(at);
      });
    };
    Array.from({ length: PARTS }, (_, p) => new Thread(() => {
      for (let i = p * DOCUMENTS / PARTS; i < (p + 1) * DOCUMENTS / PARTS; i++) for (const word of documents[i].split(' ')) add(word, i);
    })).forEach((t) => t.join());
    report('index', started);
    check(index);
  }
} else {
  const { Worker, isMainThread, parentPort } = require('node:worker_threads');
  if (isMainThread) {
    (async () => {
      for (let round = 0; round < SHARE_ROUNDS; round++) {
        const started = performance.now();
        const parts = await Promise.all(Array.from({ length: PARTS }, (_, p) => new Promise((resolve, reject) => {
          const worker = new Worker(__filename);
          worker.once('message', resolve);
          worker.once('error', reject);
          worker.postMessage({ from: p * DOCUMENTS / PARTS, documents: documents.slice(p * DOCUMENTS / PARTS, (p + 1) * DOCUMENTS / PARTS) });
        })));
        const [index, ...more] = parts;
        for (const other of more) for (const [word, list] of other) { const known = index.get(word); if (known) known.push(...list); else index.set(word, list); }
        report('index', started);
        check(index);
      }
    })();
  } else {
    parentPort.once('message', ({ from, documents }) => {
      const index = new Map();
      documents.forEach((text, i) => { for (const word of text.split(' ')) { const list = index.get(word); if (list) list.push(from + i); else index.set(word, [from + i]); } });
      parentPort.postMessage(index);
    });
  }
}
