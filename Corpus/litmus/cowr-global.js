/* CoWR: a thread reads back what it wrote, while another writes once. Here: global variables.
 * Allowed: its own 1, or the other's 2. Never the initial 0, and the end is one of the two; having read 2, the end is 2 (M3).
 */
litmus({
  make: () => { globalThis.litmusX = 0; globalThis.litmusY = 0; return 0; },
  batch: 1,
  rounds: 3000,
  bodies: [
    s => { litmusX = 1; return litmusX; },
    s => { litmusX = 2; },
  ],
  final: s => litmusX,
  allowed: ["1 1", "1 2", "2 2"],
});
