/* IRIW with Atomics: two readers must agree about the order of two writes.
 * Forbidden: 1 0 and 1 0, that is, each reader sees the other write first (M10).
 */
litmus({
  make: () => new Int32Array(new SharedArrayBuffer(128)),
  batch: 100,
  bodies: [
    s => { Atomics.store(s, 0, 1); },
    s => { Atomics.store(s, 16, 1); },
    s => { const a = Atomics.load(s, 0), b = Atomics.load(s, 16); return a + "" + b; },
    s => { const b = Atomics.load(s, 16), a = Atomics.load(s, 0); return b + "" + a; },
  ],
  allowed: ["00", "01", "10", "11"].flatMap(p => ["00", "01", "10", "11"].map(q => p + " " + q)).filter(o => o !== "10 10"),
});
