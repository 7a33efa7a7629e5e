// What long-running programs do: a cache whose keys come and go under a lock, queues, jobs that settle on other threads, threads that come
// and go, objects that die young, counters by Atomics. Prints the memory every so many seconds.
const seconds = Number(process.argv[2] ?? 600), step = Number(process.argv[3] ?? 30);
const cache = new Map(), lock = new Lock(), counters = { hits: 0, misses: 0, threads: 0 };
const queue = [], arrived = new Condition(), queueLock = new Lock();
let over = false;

function lookUp(n) {
  return lock.hold(() => {
    const known = cache.get("k" + n);
    if (known) { Atomics.add(counters, "hits", 1); known.used++; return known.value; }
    Atomics.add(counters, "misses", 1);
    if (cache.size > 500) for (const key of [...cache.keys()].slice(0, 100)) cache.delete(key);
    const made = { value: n * n, used: 1, tags: ["a" + n % 7, { deep: [n] }] };
    cache.set("k" + n, made);
    return made.value;
  });
}
function work(seed) {
  let n = seed;
  for (let i = 0; i < 200; i++) {
    n = (n * 1103515245 + 12345) % 2147483648;
    lookUp(n % 100000);
    const parts = { list: Array.from({ length: 5 }, (_, k) => ({ k, n })) };
    parts[`p${n % 1000}`] = parts.list.map(part => part.k).join();
  }
  return n;
}
const consumer = new Thread(() => {
  for (;;) {
    const task = queueLock.hold(() => {
      while (queue.length === 0) { if (over) return null; arrived.wait(queueLock); }
      return queue.shift();
    });
    if (task === null) return;
    work(task.seed);
  }
});
const start = performance.now();
let rounds = 0, shown = 0;
(async () => {
  while (performance.now() - start < seconds * 1000) {
    rounds++;
    queueLock.hold(() => { queue.push({ seed: rounds }); arrived.notify(); });
    const short = new Thread(() => { Atomics.add(counters, "threads", 1); return work(rounds ^ 77); });
    await short.asyncJoin();
    while (queueLock.hold(() => queue.length) > 3) await null;
    const now = (performance.now() - start) / 1000;
    if (now >= shown) {
      console.log(`${Math.round(now)} s  ${rounds} rounds  ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
      shown += step;
    }
  }
  queueLock.hold(() => { over = true; arrived.notify(); });
  consumer.join();
  console.log(`end  ${rounds} rounds  ${counters.threads} threads  ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
})();
