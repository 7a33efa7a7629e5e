/* Spread, Object.assign, JSON.stringify, Object.entries and structuredClone of an object that others change.
 * Allowed: every property that nobody touches is copied; the others with one of their values or not at all (M1, M2).
 */
const s = { keep1: "k1", move: 0, keep2: [1, 2, 3], keep3: { deep: true } };
const check = (copy, how) => {
  same(copy.keep1, "k1", how + ": keep1");
  same(copy.keep2.length, 3, how + ": keep2.length");
  same(copy.keep3.deep, true, how + ": keep3.deep");
  for (const key of Object.keys(copy))
    if (!key.startsWith("keep")) holds(copy[key] === undefined || typeof copy[key] === "number" || copy[key] === "text", how + ": " + key + " is " + show(copy[key]));
};
storm([
  () => check({ ...s }, "spread"),
  i => { s["m" + i % 20] = i; delete s["m" + (i * 3) % 20]; s.move = i & 1 ? i : "text"; },
  () => { check(Object.assign({}, s), "assign"); check(JSON.parse(JSON.stringify(s)), "JSON"); check(Object.fromEntries(Object.entries(s)), "entries"); },
  i => { if (i & 1) check(structuredClone(s), "structuredClone"); else s.later = i; },
], { ms: 200 });
