/* WeakMap, WeakSet and WeakRef with shared keys, while the collector runs.
 * Forbidden: an entry lost while its key lives, a foreign value (M9).
 */
const map = new WeakMap(), set = new WeakSet();
const keys = together(4, t => {
  const mine = [];
  for (let i = 0; i < 400; i++) {
    const key = { t, i };
    map.set(key, [t, i]); set.add(key);
    if (i % 4 === 0) mine.push(key);
    if (i % 100 === 0) for (const k of mine) holds(map.get(k)[1] === k.i && set.has(k), "entry of " + show(k));
  }
  return mine;
});
const garbage = Array.from({ length: 20000 }, (_, i) => ({ i }));
for (const list of keys) for (const k of list) { const v = map.get(k); holds(v[0] === k.t && v[1] === k.i && set.has(k), "entry of " + show(k)); holds(new WeakRef(k).deref() === k, "WeakRef"); }
same(garbage.length, 20000, "garbage");
