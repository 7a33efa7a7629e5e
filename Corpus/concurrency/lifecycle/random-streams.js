/* Math.random has a stream for each thread: no two threads draw the same numbers, all are in range.
 */
const lists = together(4, () => Array.from({ length: 200 }, () => Math.random()));
const all = lists.flat();
holds(all.every(v => v >= 0 && v < 1), "in range");
same(new Set(all).size, 800, "different numbers");
