/* A generator that is used by one thread after another, handed over by join, keeps its state: locals, try blocks, delegation.
 */
function* inner() { try { yield "a"; yield "b"; } finally { yield "closing"; } }
function* outer(log) { let n = 0; try { n++; yield* inner(); n++; yield n; } finally { log.push("finally " + n); } }
for (let round = 0; round < 30; round++) {
  const log = [], gen = outer(log), seen = [];
  for (let i = 0; i < 6; i++) seen.push(new Thread(() => gen.next().value).join());
  sameList(seen, ["a", "b", "closing", 2, undefined, undefined], "values");
  sameList(log, ["finally 2"], "log");
}
