/* A queue without a lock: one producer pushes, one consumer shifts; single-step operations of a plain array.
 * Allowed: the consumer finds it empty. Forbidden: an element twice, skipped, or out of order (each operation is one step here; M7).
 */
const queue = [], total = 800;
const consumer = new Thread(() => {
  let expected = 0;
  for (let tries = 0; expected < total; tries++) {
    const v = queue.shift();
    if (v === undefined) { if (tries > 5e7) fail("the queue ran dry at " + expected); continue; }
    same(v, expected, "the next element");
    expected++;
  }
  return expected;
});
for (let i = 0; i < total; i++) queue.push(i);
same(consumer.join(), total, "elements consumed");
same(queue.length, 0, "what is left");
