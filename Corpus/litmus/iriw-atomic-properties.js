/* IRIW with Atomics on properties of ordinary objects: two readers must agree about the order of two writes.
 * Forbidden: 10 and 10, that is, each reader sees the other write first (M10).
 */
litmus({
  make: k => k & 1 ? { x: 0, y: 0 } : Object.assign([0, 0], { x: 0, y: 0 }),
  batch: 100,
  bodies: [
    s => { Atomics.store(s, "x", 1); },
    s => { Atomics.store(s, "y", 1); },
    s => { const a = Atomics.load(s, "x"), b = Atomics.load(s, "y"); return a + "" + b; },
    s => { const b = Atomics.load(s, "y"), a = Atomics.load(s, "x"); return b + "" + a; },
  ],
  allowed: ["00", "01", "10", "11"].flatMap(p => ["00", "01", "10", "11"].map(q => p + " " + q)).filter(o => o !== "10 10"),
});
