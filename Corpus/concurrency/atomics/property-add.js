/* Atomics.add, sub, and, or, xor on properties: no update is lost, each returns the value before it.
 */
const each = 500, o = { n: 0, bits: 0, fraction: 0 };
const seen = together(4, t => {
  const values = [];
  for (let i = 0; i < each; i++) { values.push(Atomics.add(o, "n", 1)); Atomics.or(o, "bits", 1 << (t * 8 + i % 8)); Atomics.add(o, "fraction", 0.25); Atomics.sub(o, "fraction", 0.125); }
  return values;
});
same(o.n, 4 * each, "sum"); same(o.bits, -1, "all bits"); same(o.fraction, 4 * each * 0.125, "sum of fractions");
const all = seen.flat().sort((a, b) => a - b);
sameList(all.slice(0, 50), Array.from({ length: 50 }, (_, i) => i), "each value returned once, the first ones"); same(new Set(all).size, 4 * each, "different values returned");
for (const values of seen) for (let i = 1; i < each; i++) if (values[i] <= values[i - 1]) fail("a thread saw " + values[i] + " after " + values[i - 1]);
