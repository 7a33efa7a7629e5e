/* S: a write of x, a flag; the other side sees the flag and overwrites x. Here: global variables.
 * Allowed: every order of the two writes of x, and the flag seen or not; x ends as 1 or 2 and nothing else (M2, M3).
 */
litmus({
  make: () => { globalThis.litmusX = 0; globalThis.litmusY = 0; return 0; },
  batch: 1,
  rounds: 3000,
  bodies: [
    s => { litmusX = 2; litmusY = 1; },
    s => { const flag = litmusY; litmusX = 1; return flag; },
  ],
  final: s => litmusX,
  allowed: ["0 1", "0 2", "1 1", "1 2"],
});
