/* MP, message passing: data, then a flag; the other side reads the flag, then the data. Here: elements of one array.
 * Allowed: all four, 1 0 too: a plain flag does not order the data (M10 lists what does). Nothing else (M2).
 */
litmus({
  make: () => [0, 0],
  bodies: [
    s => { s[0] = 1; s[1] = 1; },
    s => { const flag = s[1], data = s[0]; return flag + " " + data; },
  ],
  allowed: ["0 0", "0 1", "1 0", "1 1"],
});
