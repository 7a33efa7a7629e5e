// expect: none
// Eight threads that share two locks and a counter: the speed of the explorer with many threads.
const locks = [new Lock(), new Lock()], box = { n: 0 }, threads = [];
for (let i = 0; i < 7; i++)
  threads.push(new Thread(() => { for (let k = 0; k < 2; k++) locks[k].hold(() => {}); Atomics.add(box, 'n', 1); }));
for (const thread of threads) thread.join();
if (box.n !== 7) throw new Error(`expected 7, found ${box.n}`);
