// What the programs of Corpus/bench share: work in units, taken by one thread or by several, and the clock around it.
// `cjs bench scaling` runs this before each program and sets SCALING: { threads: [1, 2], warmup, measure, pace } (milliseconds; pace: look at
// the machine before and after each run).
"use strict";

var SCALING = globalThis.SCALING ?? { threads: typeof Thread === "function" ? [1, 2] : [1], warmup: 1000, measure: 2000 };

// Runs unit(0) … unit(units - 1), each once, on so many threads (this one is one of them); the results in order.
function inUnits(threads, units, unit) {
  const results = new Array(units);
  if (threads === 1) {
    for (let i = 0; i < units; i++) results[i] = unit(i);
    return results;
  }
  const tickets = new Int32Array(new SharedArrayBuffer(4));
  const work = () => {
    let i;
    while ((i = Atomics.add(tickets, 0, 1)) < units) results[i] = unit(i);
  };
  const others = [];
  for (let n = 1; n < threads; n++) others.push(new Thread(work));
  work();
  for (const other of others) other.join();
  return results;
}

// How long a fixed piece of work takes here and now, in milliseconds: the slowest of so many threads. On a machine that others use, a processor is often
// one half of a core; while the other half is busy, the same instructions take half as long again. That says nothing of a program, so
// `cjs bench scaling` compares only what ran while this was short before and after.
function pace(threads) {
  const piece = () => {
    const begin = performance.now();
    let a = 1, b = 2, c = 3;
    for (let i = 0; i < 5000; i++) { a = a + i | 0; b = b ^ i; c = c + b | 0; }
    return performance.now() - begin;
  };
  const quickest = () => Math.min(piece(), piece(), piece());
  const others = [];
  for (let n = 1; n < threads; n++) others.push(new Thread(quickest));
  return Math.max(quickest(), ...others.map(other => other.join()));
}

// Times run(threads) for each number of threads, turn by turn, by the wall clock and in processor time (which counts all threads and tells
// wasted work apart from a busy machine), and prints one line of JSON. Each run must give the same answer.
function scaling(run) {
  const now = () => performance.now();
  const used = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
  let answer, best = [];
  const look = n => {
    if (!SCALING.pace) return 0;
    const found = pace(n);
    best = [...best, found].sort((a, b) => a - b).slice(0, 3);
    return found;
  };
  const isSteady = found => !SCALING.pace || found <= best.at(-1) * 1.15;
  // A tenth of a second is long enough for most disturbances to pass.
  const lookForSteady = n => {
    let found;
    for (const begin = now(); !isSteady(found = look(n)) && now() - begin < 100;);
    return found;
  };
  const once = n => {
    const before = lookForSteady(n), usedBefore = used(), start = now(), found = run(n), time = now() - start, processor = used() - usedBefore;
    answer ??= found;
    if (found !== answer) throw new Error("with " + n + " threads: expected " + answer + ", found " + found);
    return { time, processor, pace: Math.max(before, look(n)) };
  };
  for (const begin = now(); now() - begin < SCALING.warmup;) for (const n of SCALING.threads) once(n);
  const runs = SCALING.threads.map(() => []), begin = now();
  const isEnough = () => now() - begin > SCALING.measure && (now() - begin > 3 * SCALING.measure || runs.every(list => list.filter(run => isSteady(run.pace)).length >= 9));
  while (runs[0].length < 3 || !isEnough()) SCALING.threads.forEach((n, i) => runs[i].push(once(n)));
  const of = name => runs.map(list => list.map(run => run[name]));
  console.log(JSON.stringify({ threads: SCALING.threads, times: of("time"), processor: of("processor"), paces: of("pace"), best: best.at(-1) ?? 0 }));
}
