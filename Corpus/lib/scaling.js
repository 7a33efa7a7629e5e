// What the programs of Corpus/bench share: work in units, taken by one thread or by several, and the clock around it.
// `cjs bench scaling` runs this before each program and sets SCALING: { threads: [1, 2], warmup, measure } (milliseconds).
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

// Times run(threads) for each number of threads, turn by turn, by the wall clock and in processor time (which counts all threads and tells
// wasted work apart from a busy machine), and prints one line of JSON. Each run must give the same answer.
function scaling(run) {
  const times = SCALING.threads.map(() => []), processor = SCALING.threads.map(() => []), now = () => performance.now();
  const used = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
  let answer;
  const once = n => {
    const usedBefore = used(), start = now(), found = run(n), time = now() - start;
    answer ??= found;
    if (found !== answer) throw new Error("with " + n + " threads: expected " + answer + ", found " + found);
    return [time, used() - usedBefore];
  };
  for (const begin = now(); now() - begin < SCALING.warmup;) for (const n of SCALING.threads) once(n);
  for (const begin = now(); now() - begin < SCALING.measure || times[0].length < 3;)
    SCALING.threads.forEach((n, i) => {
      const [time, cpu] = once(n);
      times[i].push(time);
      processor[i].push(cpu);
    });
  console.log(JSON.stringify({ threads: SCALING.threads, times, processor }));
}
