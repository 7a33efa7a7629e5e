/* A bounded queue with two Conditions, producers and consumers: everything arrives once.
 */
const lock = new Lock(), notEmpty = new Condition(), notFull = new Condition(), queue = [], bound = 4, each = 120;
const results = together(4, t => {
  const taken = [];
  for (let i = 0; i < each; i++) {
    if (t < 2) lock.hold(() => { while (queue.length === bound) notFull.wait(lock); queue.push(t * 1000 + i); notEmpty.notify(); });
    else taken.push(lock.hold(() => { while (queue.length === 0) notEmpty.wait(lock); const v = queue.shift(); notFull.notify(); return v; }));
  }
  return taken;
});
const all = results.flat().sort((a, b) => a - b);
sameList(all, [0, 1].flatMap(t => Array.from({ length: each }, (_, i) => t * 1000 + i)), "what arrived");
