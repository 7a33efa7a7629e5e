/* Cancelling by a plain flag: a loop that reads a property sees another thread's write within about a millisecond (M11).
 * @prints the worker stopped when it was told to
 */
const job = { cancelled: false, steps: 0 };
const worker = new Thread(() => {
  // cjs-ignore-race: a plain flag is the point of this program; nothing else is handed over with it
  while (!job.cancelled) job.steps++;
  return "stopped";
});

setTimeout(() => {
  job.cancelled = true;
  const how = worker.join();
  console.log(how === "stopped" ? "the worker stopped when it was told to" : "it did not");
}, 5);
