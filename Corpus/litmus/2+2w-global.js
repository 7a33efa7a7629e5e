/* 2+2W: both threads write both locations, in opposite order. Here: global variables.
 * Allowed: each location ends with one of the two values written to it (M2, M3).
 */
litmus({
  make: () => { globalThis.litmusX = 0; globalThis.litmusY = 0; return 0; },
  batch: 1,
  rounds: 3000,
  bodies: [
    s => { litmusX = 1; litmusY = 2; },
    s => { litmusY = 1; litmusX = 2; },
  ],
  final: s => litmusX + " " + litmusY,
  allowed: ["1 1", "1 2", "2 1", "2 2"],
});
