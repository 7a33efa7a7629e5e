// What corpus programs share: threads that overlap for many rounds, and checks that name the thing, the expected and the found.
// Runs as a script before the program; everything here is a global. CORPUS.scale multiplies rounds and times.
"use strict";

var CORPUS = globalThis.CORPUS ?? { scale: 1 };

function show(value) {
  if (typeof value === "string") return JSON.stringify(value);
  if (Object.is(value, -0)) return "-0";
  if (typeof value === "object" && value !== null) {
    try { return Array.isArray(value) ? "[" + value.slice(0, 20).map(show).join(", ") + "]" : value instanceof Error ? String(value) : JSON.stringify(value) ?? "an object"; }
    catch { return "an object"; }
  }
  return String(value);
}

function fail(what) { throw new Error("corpus: " + what); }

function holds(condition, what) { if (!condition) fail(what); }

function same(found, expected, what) {
  if (!Object.is(found, expected)) fail(what + ": expected " + show(expected) + ", found " + show(found));
}

function sameList(found, expected, what) {
  if (found.length !== expected.length || found.some((value, i) => !Object.is(value, expected[i])))
    fail(what + ": expected " + show(expected) + ", found " + show(found));
}

function oneOf(found, allowed, what) {
  if (!allowed.some(value => Object.is(value, found)))
    fail(what + ": expected one of " + allowed.map(show).join(", ") + ", found " + show(found));
}

// Runs fn, which must throw an error of this class; returns the error.
function throws(Type, fn, what) {
  let value;
  try { value = fn(); }
  catch (error) {
    if (!(error instanceof Type)) fail(what + ": expected a " + Type.name + ", found " + show(error));
    return error;
  }
  fail(what + ": expected a " + Type.name + ", found the value " + show(value));
}

// A small generator of pseudo-random numbers, one for each thread, so that runs differ only in timing.
function dice(seed) {
  let x = (seed * 2654435761 | 0) || 88675123;
  return n => {
    x ^= x << 13; x ^= x >>> 17; x ^= x << 5;
    return (x >>> 0) % n;
  };
}

// Waits until cells[i] is no longer `seen`. Spins first, so that both sides start together; parks when the other side does not run.
function waitForChange(cells, i, seen) {
  for (let spin = 0; spin < 3000; spin++) {
    const value = Atomics.load(cells, i);
    if (value !== seen) return value;
  }
  let value;
  while ((value = Atomics.load(cells, i)) === seen) Atomics.wait(cells, i, seen, 20);
  return value;
}

// Rounds of a race. Each round makes `batch` states; body i of `bodies` runs over them in order, all bodies at the same time (body 0 on
// this thread, the others on threads that live through all rounds). `check(state, results)` sees each state when all are done.
function race({ make, bodies, check, rounds = 60, batch = 300, ms = 120, jitter = 3 }) {
  const count = bodies.length;
  const cells = new Int32Array(new SharedArrayBuffer(8 + 4 * count)); // 0: the round, or -1; 1: bodies done, over all rounds; then progress
  const shared = { states: null, results: bodies.map(() => []) };
  const play = (i, random) => {
    const body = bodies[i], results = shared.results[i], states = shared.states, next = 2 + (i + 1) % count;
    for (let k = 0; k < states.length; k++) {
      // A soft rendezvous: the next body should be at the same state, but nobody waits long for a thread that has no core.
      Atomics.store(cells, 2 + i, k);
      for (let spin = 0; spin < 50 && Atomics.load(cells, next) < k; spin++);
      for (let pause = random(jitter + 1); pause > 0; pause--);
      results[k] = body(states[k], k);
    }
  };
  const threads = bodies.slice(1).map((_, n) => new Thread(i => {
    const random = dice(i + 1);
    let seen = 0;
    while ((seen = waitForChange(cells, 0, seen)) !== -1) {
      try { play(i, random); }
      finally {
        Atomics.add(cells, 1, 1);
        Atomics.notify(cells, 1);
      }
    }
  }, n + 1));
  const random = dice(99);
  const others = count - 1, until = Date.now() + ms * CORPUS.scale;
  let round = 0;
  try {
    do {
      round++;
      const states = [];
      for (let k = 0; k < batch; k++) states.push(make(k));
      shared.states = states;
      for (let i = 0; i < count; i++) Atomics.store(cells, 2 + i, -1);
      Atomics.store(cells, 0, round);
      Atomics.notify(cells, 0);
      play(0, random);
      let done;
      while ((done = Atomics.load(cells, 1)) < round * others) waitForChange(cells, 1, done);
      for (let k = 0; k < batch; k++) check(states[k], shared.results.map(list => list[k]), k);
    } while (round < rounds * CORPUS.scale && Date.now() < until);
  } finally {
    Atomics.store(cells, 0, -1);
    Atomics.notify(cells, 0);
    for (const thread of threads) thread.join();
  }
  return round;
}

// A litmus test: what the bodies return (and `final(state)`, if given) is joined to one text, which must be an allowed one.
// Returns how often each outcome was seen.
function litmus({ allowed, final, ...rest }) {
  const seen = {};
  race({
    ...rest,
    check(state, results) {
      const parts = results.filter(part => part !== undefined);
      if (final) parts.push(final(state));
      const outcome = parts.join(" ");
      if (!allowed.includes(outcome)) fail("outcome " + outcome + " is not allowed (allowed: " + allowed.join(" | ") + ")");
      seen[outcome] = (seen[outcome] ?? 0) + 1;
    },
  });
  return seen;
}

// All bodies hammer at once, each called with its iteration number until the time is over; body 0 runs on this thread.
// Returns the number of iterations of each.
function storm(bodies, { ms = 120, least = 20 } = {}) {
  const flag = { over: false };
  const cells = new Int32Array(new SharedArrayBuffer(8)), count = bodies.length;
  const run = (body, keep) => {
    Atomics.add(cells, 0, 1);
    for (let spin = 0; spin < 20000 && Atomics.load(cells, 0) < count; spin++);
    let n = 0;
    try { while (keep(n)) body(n++); }
    finally { flag.over = true; }
    return n;
  };
  const threads = bodies.slice(1).map(body => new Thread(() => run(body, n => !flag.over || n < least)));
  let until = 0, mine, problem;
  try {
    mine = run(bodies[0], n => {
      if (until === 0) until = Date.now() + ms * CORPUS.scale;
      return !flag.over && (n < least || (n & 7) !== 0 || Date.now() < until);
    });
  } catch (error) { problem = { error }; }
  flag.over = true;
  const counts = threads.map(thread => {
    try { return thread.join(); }
    catch (error) { problem ??= { error }; return 0; }
  });
  if (problem) throw problem.error;
  return [mine, ...counts];
}

// Starts n threads that run fn(i), joins them all, returns what they returned.
function together(n, fn) {
  const cells = new Int32Array(new SharedArrayBuffer(8));
  const threads = Array.from({ length: n }, (_, i) => new Thread(() => {
    Atomics.add(cells, 0, 1);
    for (let spin = 0; spin < 20000 && Atomics.load(cells, 0) < n; spin++);
    return fn(i);
  }));
  return threads.map(thread => thread.join());
}
