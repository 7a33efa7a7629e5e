/* require() of a module whose evaluation another thread is in waits for its end (M8, M10).
 * @prints one module
 */
globalThis.begun = 0;
const importer = new Thread(() => import("./_parts/slow.mjs"));
const requirers = Array.from({ length: 3 }, () => new Thread(() => {
  while (Atomics.load(globalThis, "begun") === 0);
  return require("./_parts/slow.mjs");
}));
Promise.all([importer, ...requirers].map(thread => thread.asyncJoin())).then(list => Promise.all(list)).then(spaces => {
  for (const space of spaces) { same(space, spaces[0], "one namespace"); same(space.value, 44999850000, "value"); }
  console.log("one module");
});
