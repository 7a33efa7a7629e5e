/* SB with Atomics on properties.
 * Allowed: 0 1, 1 0, 1 1. Forbidden: 0 0 (M10: Atomics are sequentially consistent).
 */
litmus({
  make: () => ({ x: 0, y: 0 }),
  bodies: [
    s => { Atomics.store(s, "x", 1); return Atomics.load(s, "y"); },
    s => { Atomics.store(s, "y", 1); return Atomics.load(s, "x"); },
  ],
  allowed: ["0 1", "1 0", "1 1"],
});
