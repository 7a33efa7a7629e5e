// expect: error
// reorder_100 (SCTBench; Yuan, Yang, Gu 2018): 99 threads set a before b, one thread looks at both.
const shared = { a: 0, b: 0 }, threads = [];
for (let i = 0; i < 99; i++)
  threads.push(new Thread(() => { shared.a = 1; shared.b = -1; }));
const check = new Thread(() => {
  const a = shared.a, b = shared.b;
  if (!((a === 0 && b === 0) || (a === 1 && b === -1))) throw new Error('seen in the middle');
});
for (const thread of threads) thread.join();
check.join();
