/* The same property names are made at run time by many threads, from different kinds of string.
 * Forbidden: two properties for one name (one atom for one content).
 */
for (let round = 0; round < 15; round++) {
  const s = {};
  together(4, t => {
    for (let i = 0; i < 60; i++) {
      const parts = ["na", "me", round, "_", i];
      const name = t === 0 ? parts.join("") : t === 1 ? "name" + round + "_" + i : t === 2 ? ("xxname" + round + "_" + i).slice(2) : `${"NAME".toLowerCase()}${round}_${i}`;
      s[name] = t;
      holds(name in s, name + " is there");
    }
  });
  same(Object.keys(s).length, 60, "number of keys");
}
