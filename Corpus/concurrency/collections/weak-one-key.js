/* One key in many WeakMaps: two threads get, set and delete in maps of their own, one shares a map with both.
 * Forbidden: an entry of one map that another one's operation changes; a value older than the own last one (M9).
 */
const keys = [{}, Symbol("key"), []], shared = new WeakMap();
const fill = map => { for (let i = 0; i < 200; i++) map.set({}, i); return map; };
fill(shared);
const body = () => {
  const maps = Array.from({ length: 20 }, (_, i) => i % 2 ? fill(new WeakMap()) : new WeakMap());
  return n => {
    const map = maps[n % 20], key = keys[n % 3];
    map.set(key, n);
    same(map.get(key), n, "what was set");
    shared.set(key, "s" + n);
    holds(String(shared.get(key)).startsWith("s"), "the shared map's value");
    if (n % 5 === 0) { same(map.delete(key), true, "delete"); same(map.has(key), false, "has after delete"); }
    if (n % 20 === 0) maps[n / 20 % 20 | 0] = new WeakMap();
  };
};
storm([body(), body(), body()]);
