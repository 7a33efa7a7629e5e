/* A counter under a lock: no increment is lost (M4, M10: release → next acquire).
 */
const lock = new Lock(), box = { n: 0, log: [] }, each = 400;
let inside = 0;
together(4, t => {
  for (let i = 0; i < each; i++) lock.hold(() => { inside++; same(inside, 1, "threads inside"); box.n++; box.log.push(t); inside--; });
});
same(box.n, 4 * each, "count"); same(box.log.length, 4 * each, "log"); same(lock.locked, false, "locked at the end");
for (let t = 0; t < 4; t++) same(box.log.filter(x => x === t).length, each, "entries of thread " + t);
