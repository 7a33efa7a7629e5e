/* await, timers and microtasks work in a thread; join waits until the thread has nothing left to do, and gives the promise the function returned.
 * @prints main done
 */
const log = [];
const thread = new Thread(async () => {
  for (let i = 0; i < 5; i++) { await null; log.push("await " + i); }
  await new Promise(resolve => setTimeout(resolve, 5));
  log.push("timer");
  queueMicrotask(() => log.push("microtask"));
  return "value";
});
const promise = thread.join();
sameList(log, ["await 0", "await 1", "await 2", "await 3", "await 4", "timer", "microtask"], "log");
holds(promise instanceof Promise, "join gives the promise");
promise.then(v => { same(v, "value", "its value"); console.log("main done"); });
