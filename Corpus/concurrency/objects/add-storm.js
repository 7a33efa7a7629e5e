/* Four threads add properties of their own to one object, which passes inline slots, chunks and dictionary mode.
 * Forbidden: a lost property, or one with another's value (M4, M2).
 */
for (const count of [3, 40, 400]) {
  const s = {};
  together(4, t => { for (let i = 0; i < count; i++) s["t" + t + "_" + i] = t * 10000 + i; });
  for (let t = 0; t < 4; t++)
    for (let i = 0; i < count; i++) same(s["t" + t + "_" + i], t * 10000 + i, "t" + t + "_" + i);
  const keys = Object.keys(s);
  same(keys.length, 4 * count, "number of keys");
  same(new Set(keys).size, 4 * count, "number of different keys");
  for (let t = 0; t < 4; t++) {
    const mine = keys.filter(key => key.startsWith("t" + t + "_"));
    sameList(mine, Array.from({ length: count }, (_, i) => "t" + t + "_" + i), "the keys of thread " + t + " in order");
  }
}
