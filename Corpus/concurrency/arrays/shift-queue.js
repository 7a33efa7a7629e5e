/* A queue without a lock: one producer pushes, one consumer shifts. Both are compound steps.
 * Allowed: elements are lost, the consumer finds it empty. Forbidden: an element twice, out of order, or from nowhere (M2, M7).
 */
const queue = [], total = 800, state = { done: false };
const consumer = new Thread(() => {
  let last = -1, taken = 0;
  for (;;) {
    const done = state.done, v = queue.shift();
    if (v === undefined) { if (done && queue.length === 0) return taken; continue; }
    if (!(Number.isInteger(v) && v > last && v < total)) fail("after " + last + " came " + String(v));
    last = v;
    taken++;
  }
});
for (let i = 0; i < total; i++) queue.push(i);
state.done = true;
const taken = consumer.join();
if (!(taken >= 0 && taken <= total)) fail("taken: " + taken);
same(queue.length, 0, "what is left");
