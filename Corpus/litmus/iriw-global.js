/* IRIW: two writers of two locations, two readers that look in opposite order. Here: global variables.
 * Allowed: all sixteen for plain accesses (readers may disagree about the order of different locations); only 0 and 1 (M2).
 */
litmus({
  make: () => { globalThis.litmusX = 0; globalThis.litmusY = 0; return 0; },
  batch: 1,
  rounds: 3000,
  bodies: [
    s => { litmusX = 1; },
    s => { litmusY = 1; },
    s => { const a = litmusX, b = litmusY; return a + " " + b; },
    s => { const b = litmusY, a = litmusX; return b + " " + a; },
  ],
  allowed: ["0 0 0 0", "0 0 0 1", "0 0 1 0", "0 0 1 1", "0 1 0 0", "0 1 0 1", "0 1 1 0", "0 1 1 1", "1 0 0 0", "1 0 0 1", "1 0 1 0", "1 0 1 1", "1 1 0 0", "1 1 0 1", "1 1 1 0", "1 1 1 1"],
});
