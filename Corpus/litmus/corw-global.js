/* CoRW: a thread reads a location and then writes it, while another writes it too. Here: global variables.
 * Forbidden: reading the other's 1 and then ending with 1, or reading its own 2 early (M3).
 * Allowed: 0 and an end of 1 or 2; 1 and an end of 2.
 */
litmus({
  make: () => { globalThis.litmusX = 0; globalThis.litmusY = 0; return 0; },
  batch: 1,
  rounds: 3000,
  bodies: [
    s => { litmusX = 1; },
    s => { const seen = litmusX; litmusX = 2; return seen; },
  ],
  final: s => litmusX,
  allowed: ["0 1", "0 2", "1 2"],
});
