/* Threads set, read and delete keys of their own in one Map, which rehashes meanwhile.
 * Forbidden: a lost entry, a foreign value (M9).
 */
const map = new Map(), each = 1500;
together(4, t => {
  for (let i = 0; i < each; i++) {
    const key = i % 3 === 0 ? "k" + t + ":" + i : i % 3 === 1 ? t * 1e6 + i : t + i / 1e6 + 0.5;
    map.set(key, [t, i]);
    const back = map.get(key);
    holds(back !== undefined && back[0] === t && back[1] === i, "read back " + show(back));
    if (i % 5 === 0) holds(map.delete(key), "delete"), holds(!map.has(key), "has after delete");
  }
});
same(map.size, 4 * (each - each / 5), "size");
let n = 0;
for (const [key, [t, i]] of map) { n++; holds(i % 5 !== 0 && t < 4, "entry " + show(key)); }
same(n, map.size, "entries of an iteration");
