/* Two threads add the same property.
 * Allowed: it ends as one of the values written, and exists once (M5).
 */
litmus({
  make: k => { const s = {}; for (let i = 0; i < k % 7; i++) s["x" + i] = i; return s; },
  bodies: [
    s => { s.p = "one"; return s.p; },
    s => { s.p = "two"; return s.p; },
  ],
  final: s => s.p + " " + Object.keys(s).filter(key => key === "p").length,
  allowed: ["one two one 1", "one two two 1", "one one one 1", "two two two 1"],
});
