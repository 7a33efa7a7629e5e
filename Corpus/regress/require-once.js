/* Four threads require a CommonJS module at the same time.
 * What it was: the cache was looked at and filled in two steps, so a module ran more than once and its users had different exports (M8).
 */
const file = __dirname + "/_parts/slow.cjs";
for (let round = 0; round < 10; round++) {
  delete require.cache[file];
  globalThis.slowRuns = 0;
  const results = together(4, () => require("./_parts/slow.cjs"));
  for (const exports of results) { same(exports, results[0], "one exports object"); same(exports.ready, true, "the module is whole when require returns"); }
  same(globalThis.slowRuns, 1, "runs of the module");
}
