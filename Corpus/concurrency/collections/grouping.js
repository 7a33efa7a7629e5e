/* Object.groupBy, Map.groupBy, Array.from of a shared Map and structuredClone of a shared Set while they change.
 * Forbidden: a member that was never there (M9, M2).
 */
const list = Array.from({ length: 50 }, (_, i) => i), map = new Map(list.map(i => [i, "v" + i])), set = new Set(list);
storm([
  () => { for (const key of Object.keys(Object.groupBy(list, v => v % 3))) oneOf(key, ["0", "1", "2", "NaN", "undefined"], "a group"); for (const [key, values] of Map.groupBy(map, e => e[0] % 2)) for (const [k, v] of values) same(v, "v" + k, "an entry"); },
  i => { list[i % 50] = i % 90; map.set(i % 70, "v" + i % 70); map.delete((i * 3) % 70); set.add(i % 70); set.delete((i * 3) % 70); },
  () => { for (const [k, v] of Array.from(map)) same(v, "v" + k, "an entry of Array.from"); for (const v of structuredClone(set)) holds(v >= 0 && v < 70, "a clone's member " + show(v)); },
]);
