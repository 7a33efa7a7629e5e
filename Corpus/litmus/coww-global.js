/* CoWW: one thread writes a location twice, another reads it twice. Here: global variables.
 * Allowed: what 0, 1, 2 in this order allows, and it ends as 2. Forbidden: going back, and an end other than 2 (M3).
 */
litmus({
  make: () => { globalThis.litmusX = 0; globalThis.litmusY = 0; return 0; },
  batch: 1,
  rounds: 3000,
  bodies: [
    s => { litmusX = 1; litmusX = 2; },
    s => { const a = litmusX, b = litmusX; return a + " " + b; },
  ],
  final: s => litmusX,
  allowed: ["0 0 2", "0 1 2", "0 2 2", "1 1 2", "1 2 2", "2 2 2"],
});
