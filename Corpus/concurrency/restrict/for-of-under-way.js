/* An array that is restricted while another thread walks it: the next step of that walk is refused, like any other read.
 * @prints refused after 1
 */
const list = [1, 2, 3], box = { at: 0 };
const walker = new Thread(() => {
  let steps = 0;
  try {
    for (const value of list) {
      if (++steps > 1) continue;
      Atomics.store(box, "at", 1);
      while (Atomics.load(box, "at") !== 2);
    }
  } catch (error) {
    return `${error instanceof ConcurrentAccessError ? "refused" : error} after ${steps}`;
  }
  return `not refused after ${steps}`;
});
while (Atomics.load(box, "at") !== 1);
Thread.restrict(list);
Atomics.store(box, "at", 2);
console.log(walker.join());
