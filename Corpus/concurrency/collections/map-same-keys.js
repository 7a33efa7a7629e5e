/* Threads set and delete the same few keys of one Map.
 * Forbidden: a value never set for that key, a size that does not fit the entries (M9).
 */
const map = new Map();
const ok = (key, v) => v === undefined || typeof v === "string" && v.startsWith(key + "=");
storm([
  i => { const key = "k" + i % 7; map.set(key, key + "=" + i); },
  i => { map.delete("k" + (i * 3) % 7); if (i % 200 === 0) map.clear(); },
  i => { const key = "k" + (i * 5) % 7, v = map.get(key); holds(ok(key, v), key + ": " + show(v)); holds(map.size <= 7 && map.size >= 0, "size " + map.size); },
  () => { let n = 0; for (const [key, v] of map) { n++; if (!ok(key, v) || v === undefined) fail("entry " + show([key, v])); if (n > 1000) break; } },
]);
same([...map.keys()].length, map.size, "size and keys");
