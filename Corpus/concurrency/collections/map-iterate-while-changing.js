/* A Map is iterated with forEach, for-of, spread and entries while another thread sets, deletes and clears.
 * Forbidden: a torn entry, an entry twice within one pass without being set again, a pass that never ends (M9). The key "fixed" is always there
 * but when the map has just been cleared.
 */
const map = new Map([["fixed", "fixed"]]);
storm([
  i => { map.set(i % 30, "v" + i % 30); map.delete((i * 7) % 30); if (i % 500 === 499) { map.clear(); map.set("fixed", "fixed"); } },
  i => {
    let passes = 0;
    const see = (key, v) => { passes++; holds(key === "fixed" ? v === "fixed" : v === "v" + key, "entry " + show([key, v])); };
    if (i % 4 === 0) map.forEach((v, key) => see(key, v)); else if (i % 4 === 1) for (const [key, v] of map) see(key, v);
    else if (i % 4 === 2) for (const entry of [...map]) see(entry[0], entry[1]); else { const it = map.entries(); for (let e; !(e = it.next()).done;) see(...e.value); }
    holds(passes < 100000, "the pass ends");
  },
]);
