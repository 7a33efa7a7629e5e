// expect: error
// A sleep in place of a join: on a slow machine the work is not done yet.
const job = { done: false, nap: 0 };
const worker = new Thread(() => { job.done = true; });
Atomics.wait(job, 'nap', 0, 100);
if (!job.done) throw new Error('the work is not done after 100 ms');
worker.join();
