/* WRC: a write seen by a second thread, which tells a third. Here: global variables.
 * Allowed: everything, for plain accesses; only the values written (M2).
 */
litmus({
  make: () => { globalThis.litmusX = 0; globalThis.litmusY = 0; return 0; },
  batch: 1,
  rounds: 3000,
  bodies: [
    s => { litmusX = 1; },
    s => { const seen = litmusX; litmusY = 1; return seen; },
    s => { const flag = litmusY, data = litmusX; return flag + " " + data; },
  ],
  allowed: ["0 0 0", "0 0 1", "0 1 0", "0 1 1", "1 0 0", "1 0 1", "1 1 0", "1 1 1"],
});
