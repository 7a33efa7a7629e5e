/* SB with Atomics: sequentially consistent accesses forbid what plain ones allow. Here: two Int32Array elements.
 * Allowed: 0 1, 1 0, 1 1. Forbidden: 0 0 (M10: Atomics are sequentially consistent).
 */
litmus({
  make: () => new Int32Array(new SharedArrayBuffer(128)),
  bodies: [
    s => { Atomics.store(s, 0, 1); return Atomics.load(s, 16); },
    s => { Atomics.store(s, 16, 1); return Atomics.load(s, 0); },
  ],
  allowed: ["0 1", "1 0", "1 1"],
});
