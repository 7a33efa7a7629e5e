/* CoRR: two reads of one location by one thread, while another writes. Here: global variables.
 * Allowed: 0 0, 0 1, 1 1. Forbidden: 1 0, a reader that goes back (M3).
 */
litmus({
  make: () => { globalThis.litmusX = 0; globalThis.litmusY = 0; return 0; },
  batch: 1,
  rounds: 3000,
  bodies: [
    s => { litmusX = 1; },
    s => { const a = litmusX, b = litmusX; return a + " " + b; },
  ],
  allowed: ["0 0", "0 1", "1 1"],
});
