/* Coherence over a long run: one writer counts up in many kinds of location; readers never see any of them go back (M3).
 */
let captured = 0;
globalThis.coherenceGlobal = 0;
const s = { p: 0, q: { r: 0 } }, a = [0, 0, 0], typed = new Float64Array(4), map = new Map([["k", 0]]);
class Counter { static #n = 0; static get() { return Counter.#n; } static set(n) { Counter.#n = n; } }
const reads = [() => captured, () => coherenceGlobal, () => s.p, () => s.q.r, () => a[1], () => typed[2], () => map.get("k"), () => Counter.get()];
const names = ["captured", "global", "property", "nested", "element", "typed element", "Map", "private static"];
const reader = () => {
  const last = reads.map(() => 0);
  for (let n = 0; n < 50; n++) {
    for (let r = 0; r < reads.length; r++) {
      const seen = reads[r]();
      if (!(seen >= last[r])) fail(names[r] + " went from " + last[r] + " to " + show(seen));
      last[r] = seen;
    }
  }
};
storm([
  i => { captured = i; coherenceGlobal = i; s.p = i; s.q.r = i; a[1] = i; typed[2] = i; map.set("k", i); Counter.set(i); },
  reader,
]);
