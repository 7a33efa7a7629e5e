// The program of `cjs bench threads`: what the thread API costs. Prints one line a figure: name, value, unit, goal.
"use strict";

const quick = typeof QUICK !== "undefined" && QUICK;
const now = () => performance.now();
const rss = () => process.memoryUsage().rss;
let span = 1000, isWarm = false;
const say = (name, value, unit, goal) => isWarm && console.log(`${name.padEnd(44)} ${value.toFixed(value < 10 ? 2 : 1).padStart(10)} ${unit.padEnd(3)} ${goal ? `goal ${goal}` : ""}`);

// The best of many short rounds, in nanoseconds for each of `count` steps: a busy machine disturbs some of them only.
function best(rounds, count, run) {
  let least = Infinity;
  const end = now() + span;
  for (let i = 0; i < rounds || now() < end; i++) {
    const start = now();
    run(count);
    least = Math.min(least, now() - start);
  }
  return least * 1e6 / count;
}

const steps = 2e4;

function loopOnly(count) { for (let i = 0; i < count; i++); }

function uncontended(situation) {
  const lock = new Lock(), step = () => {}, o = { n: 0 }, list = [0];
  const loop = best(20, steps, loopOnly);
  say("call of an empty function", best(20, steps, count => { for (let i = 0; i < count; i++) step(); }) - loop, "ns");
  say("call of a builtin (Math.abs)", best(20, steps, count => { for (let i = 0; i < count; i++) Math.abs(i); }) - loop, "ns");
  say("builtin that calls back (Reflect.apply)", best(20, steps, count => { const none = []; for (let i = 0; i < count; i++) Reflect.apply(step, undefined, none); }) - loop, "ns");
  say(`lock.hold(fn), uncontended, ${situation}`, best(20, steps, count => { for (let i = 0; i < count; i++) lock.hold(step); }) - loop, "ns", "<= 50");
  say(`Atomics.add(o, 'n', 1), ${situation}`, best(20, steps, count => { for (let i = 0; i < count; i++) Atomics.add(o, "n", 1); }) - loop, "ns", "<= 30 beyond a call");
  say("Atomics.load(o, 'n')", best(20, steps, count => { for (let i = 0; i < count; i++) Atomics.load(o, "n"); }) - loop, "ns");
  say("Atomics.add(array, 0, 1)", best(20, steps, count => { for (let i = 0; i < count; i++) Atomics.add(list, 0, 1); }) - loop, "ns");
}

// While a second thread is alive, locks and slots must be safe against it.
function withSleeper(run) {
  const box = { stop: 0 }, sleeper = new Thread(() => Atomics.wait(box, "stop", 0));
  run();
  Atomics.store(box, "stop", 1);
  Atomics.notify(box, "stop");
  sleeper.join();
}

function allocation() {
  if (typeof $vm === "undefined" || !$vm.allocatedBytes) return;
  const lock = new Lock(), step = () => {};
  const hold = count => { for (let i = 0; i < count; i++) lock.hold(step); };
  hold(1000);
  const before = $vm.allocatedBytes();
  hold(1e5);
  say("allocated by lock.hold(fn)", ($vm.allocatedBytes() - before) / 1e5, "B", "0");
}

function spawning() {
  const empty = () => 1;
  for (let i = 0; i < 50; i++) new Thread(empty).join();
  const count = quick ? 20 : 100;
  say("spawn + join", best(5, count, n => { for (let i = 0; i < n; i++) new Thread(empty).join(); }) / 1000, "us", "<= 60");
  const many = quick ? 3000 : 30000;
  if (globalThis.gc) gc();
  const before = rss(), start = now();
  for (let i = 0; i < many; i++) new Thread(empty).join();
  const ms = now() - start;
  if (globalThis.gc) gc();
  say(`${many} spawned one after another`, ms, "ms");
  say("  resident memory left by them", (rss() - before) / 1024, "KB", "0");
}

function alive() {
  const count = quick ? 200 : 1000, lock = new Lock(), go = new Condition(), state = { in: 0, go: false };
  const before = rss(), start = now();
  const threads = Array.from({ length: count }, () => new Thread(() => lock.hold(() => { state.in++; while (!state.go) go.wait(lock); })));
  while (lock.hold(() => state.in) < count);
  say(`${count} threads started and asleep`, now() - start, "ms");
  say("  resident memory of each", (rss() - before) / 1024 / count, "KB", "<= 100");
  const end = now();
  lock.hold(() => { state.go = true; go.notifyAll(); });
  threads.forEach(t => t.join());
  say("  woken and joined", now() - end, "ms");
}

function contended() {
  const seconds = quick ? 1 : 10, lock = new Lock(), box = { n: 0 };
  for (const count of [2, 4, 16]) {
    const end = now() + seconds * 1000 / 3;
    const threads = Array.from({ length: count }, () => new Thread(() => {
      let worst = 0, holds = 0;
      const step = () => { box.n++; };
      for (let then = now(); then < end;) {
        lock.hold(step);
        const after = now();
        if (after - then > worst) worst = after - then;
        then = after;
        holds++;
      }
      return { worst, holds };
    }));
    const results = threads.map(t => t.join());
    const holds = results.map(r => r.holds);
    say(`contended hold, ${count} threads`, seconds * 1e9 / 3 / holds.reduce((a, b) => a + b), "ns");
    say("  the longest wait", Math.max(...results.map(r => r.worst)), "ms", "<= 100");
    say("  the least holds of a thread / the mean", Math.min(...holds) * count / holds.reduce((a, b) => a + b), "");
  }
}

// Once in silence: the runtime compiles what it has found to be used, and on a busy machine it takes its time.
span = 250;
uncontended("");
span = 1000;
isWarm = true;
uncontended("one thread");
withSleeper(() => uncontended("two threads"));
allocation();
spawning();
alive();
contended();
