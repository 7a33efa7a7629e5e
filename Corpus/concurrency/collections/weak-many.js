/* WeakMaps and WeakSets that several threads fill at once, with keys that are in all of them: other maps too.
 * Forbidden: an entry lost or doubled while its key lives, a foreign value, a hang when two maps are each other's keys (M1, M9).
 */
for (let round = 0; round < Math.max(2, 12 * CORPUS.scale); round++) {
  const maps = [new WeakMap(), new WeakMap(), new WeakMap()], set = new WeakSet(), shared = [];
  for (let i = 0; i < 300; i++) shared.push(i % 7 === 0 ? Symbol("key " + i) : { i });
  shared.push(...maps, set);
  const own = together(3, t => {
    const mine = Array.from({ length: 200 }, (_, i) => ({ t, i }));
    for (let i = 0; i < shared.length; i++) {
      const key = shared[(i + t * 100) % shared.length];
      set.add(key);
      for (const map of maps) {
        map.set(key, key);
        same(map.get(key), key, "a value");
        same(map.getOrInsert(key, null), key, "getOrInsert of what is there");
      }
      maps[t].set(mine[i % 200], i);
    }
    for (let i = 0; i < 100; i++) holds(maps[t].delete(mine[i]), "delete of an own key");
    return mine;
  });
  for (const key of shared) {
    holds(set.has(key), "a member that each thread added");
    for (const map of maps) { holds(map.has(key), "an entry that one thread set"); same(map.get(key), key, "its value"); }
    holds(set.delete(key) && !set.has(key) && !set.delete(key), "delete once");
  }
  own.forEach((mine, t) => mine.forEach((key, i) => {
    same(maps[t].has(key), i >= 100, "own key " + i);
    same(maps[(t + 1) % 3].has(key), false, "another map's key");
  }));
}
