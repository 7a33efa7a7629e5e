/* wait and notify on a shared Int32Array between threads: a barrier that many rounds pass through.
 * Forbidden: a lost wake-up (it would hang), a round entered early.
 */
const cells = new Int32Array(new SharedArrayBuffer(12)), parties = 3, rounds = 60;
const barrier = () => {
  const round = Atomics.load(cells, 1);
  if (Atomics.add(cells, 0, 1) === parties - 1) { Atomics.store(cells, 0, 0); Atomics.add(cells, 1, 1); Atomics.notify(cells, 1); }
  else while (Atomics.load(cells, 1) === round) Atomics.wait(cells, 1, round);
};
const done = Array.from({ length: parties }, () => 0);
together(parties, t => { for (let i = 1; i <= rounds; i++) { done[t] = i; barrier(); for (let n = 0; n < parties; n++) holds(done[n] >= i, "thread " + n + " is at " + done[n] + " in round " + i); barrier(); } });
