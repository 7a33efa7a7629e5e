/* SB, store buffering: each thread writes its own location and reads the other. Here: global variables.
 * Allowed: all four, 0 0 too: plain accesses of two locations are not ordered between threads. Nothing else (M2).
 */
litmus({
  make: () => { globalThis.litmusX = 0; globalThis.litmusY = 0; return 0; },
  batch: 1,
  rounds: 3000,
  bodies: [
    s => { litmusX = 1; return litmusY; },
    s => { litmusY = 1; return litmusX; },
  ],
  allowed: ["0 0", "0 1", "1 0", "1 1"],
});
