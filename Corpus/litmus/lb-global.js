/* LB, load buffering: each thread reads the other's location, then writes its own. Here: global variables.
 * Allowed: 0 0, 0 1, 1 0. Forbidden: both see the other's write, which would have to come out of thin air (M2); a write
 * made because of such a value would show as 2.
 */
litmus({
  make: () => { globalThis.litmusX = 0; globalThis.litmusY = 0; return 0; },
  batch: 1,
  rounds: 3000,
  bodies: [
    s => { const seen = litmusX; litmusY = seen === 0 ? 1 : 2; return seen; },
    s => { const seen = litmusY; litmusX = seen === 0 ? 1 : 2; return seen; },
  ],
  allowed: ["0 0", "0 1", "1 0"],
});
