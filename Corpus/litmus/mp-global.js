/* MP, message passing: data, then a flag; the other side reads the flag, then the data. Here: global variables.
 * Allowed: all four, 1 0 too: a plain flag does not order the data (M10 lists what does). Nothing else (M2).
 */
litmus({
  make: () => { globalThis.litmusX = 0; globalThis.litmusY = 0; return 0; },
  batch: 1,
  rounds: 3000,
  bodies: [
    s => { litmusX = 1; litmusY = 1; },
    s => { const flag = litmusY, data = litmusX; return flag + " " + data; },
  ],
  allowed: ["0 0", "0 1", "1 0", "1 1"],
});
