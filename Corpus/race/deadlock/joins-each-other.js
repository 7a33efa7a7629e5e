// expect: deadlock deadlock
// Each of two threads waits for the other's end.
const g = { n: 0 }, ts = [];
const end = (i) => { while (Atomics.load(g, 'n') === 0); ts[i].join(); };
ts.push(new Thread(() => end(1)), new Thread(() => end(0)));
Atomics.store(g, 'n', 1);
ts[0].join();
