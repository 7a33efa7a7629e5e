/* Delete and add again against write: a late write to the old property must not land in the new one's place.
 * Allowed: `other` keeps its own value always; `p` ends with a value written to p, or is absent (M2, M4, M6).
 */
litmus({
  make: k => { const s = {}; for (let i = 0; i < k % 5; i++) s["x" + i] = i; s.p = 0; return s; },
  bodies: [
    s => { delete s.p; s.other = "other"; s.p = "again"; },
    s => { s.p = 1; s.p = 2; },
  ],
  final: s => s.other + " " + s.p,
  allowed: ["other again", "other 2"],
});
