/* Each thread drains its own queue, in order, and reactions run on the thread that settles the promise.
 * @prints in order
 */
const threads = Array.from({ length: 3 }, (_, t) => new Thread(async () => {
  const log = [], me = Thread.current;
  const jobs = [];
  for (let i = 0; i < 50; i++) jobs.push(Promise.resolve(i).then(v => { log.push(v); same(Thread.current, me, "the thread that runs the reaction"); }));
  await Promise.all(jobs);
  sameList(log, Array.from({ length: 50 }, (_, i) => i), "order of thread " + t);
}));
Promise.all(threads.map(thread => thread.asyncJoin())).then(list => Promise.all(list)).then(() => console.log("in order"));
