// expect: deadlock deadlock
// A ring of three.
const locks = [new Lock(), new Lock(), new Lock()], g = { n: 0 };
const ts = locks.map((lock, i) => new Thread(() => lock.hold(() => {
  Atomics.add(g, 'n', 1);
  while (Atomics.load(g, 'n') < 3);
  locks[(i + 1) % 3].hold(() => {});
})));
for (const t of ts) t.join();
