/* R: x then y on one side, y then a look at x on the other. Here: global variables.
 * Allowed: every order of the two writes of y with x seen or not (plain accesses are not ordered); nothing else (M2, M3).
 */
litmus({
  make: () => { globalThis.litmusX = 0; globalThis.litmusY = 0; return 0; },
  batch: 1,
  rounds: 3000,
  bodies: [
    s => { litmusX = 1; litmusY = 1; },
    s => { litmusY = 2; return litmusX; },
  ],
  final: s => litmusY,
  allowed: ["0 1", "0 2", "1 1", "1 2"],
});
