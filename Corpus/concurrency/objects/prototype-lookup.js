/* A property is read through a prototype while the prototype gains, shadows and loses it.
 * Allowed: one of the values of the levels, or undefined from a level that loses it at that moment (M6); after the change everybody sees it (caches are not stale, E1, M3).
 */
const root = { v: "root" }, middle = Object.create(root), leaf = Object.create(middle);
const look = o => o.v;
for (let i = 0; i < 200; i++) look(leaf);
storm([
  i => { middle.v = "middle"; same(look(leaf), "middle", "after adding to the middle"); delete middle.v; same(look(leaf), "root", "after deleting"); },
  () => { for (let i = 0; i < 50; i++) oneOf(look(leaf), ["root", "middle", undefined], "leaf.v"); },
]);
const cells = new Int32Array(new SharedArrayBuffer(4));
for (let round = 0; round < 30; round++) {
  const reader = new Thread(() => {
    look(leaf);
    while (Atomics.load(cells, 0) === 2 * round) look(leaf);
    return look(leaf);
  });
  if (round & 1) delete leaf.v; else Object.defineProperty(leaf, "v", { value: "leaf", configurable: true });
  Atomics.store(cells, 0, 2 * round + 1);
  same(reader.join(), round & 1 ? "root" : "leaf", "what a reader sees after an Atomics load");
  Atomics.store(cells, 0, 2 * round + 2);
}
