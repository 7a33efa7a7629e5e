/* Hundreds of threads, one after another and in bunches: ids are unique among the living, and nothing is lost.
 */
let sum = 0;
for (let i = 0; i < 300; i++) sum += new Thread(n => n + 1, i).join();
same(sum, 300 * 301 / 2, "sum of one after another");
for (let round = 0; round < 5; round++) {
  const gate = new Int32Array(new SharedArrayBuffer(4));
  const bunch = Array.from({ length: 24 }, (_, i) => new Thread(() => { Atomics.wait(gate, 0, 0); return i; }));
  const ids = bunch.map(thread => thread.id);
  same(new Set(ids).size, 24, "different ids of living threads");
  holds(ids.every(id => id >= 1 && id <= 32766), "ids " + ids);
  Atomics.store(gate, 0, 1); Atomics.notify(gate, 0);
  bunch.forEach((thread, i) => same(thread.join(), i, "result " + i));
}
