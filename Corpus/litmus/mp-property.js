/* MP, message passing: data, then a flag; the other side reads the flag, then the data. Here: properties of one object.
 * Allowed: all four, 1 0 too: a plain flag does not order the data (M10 lists what does). Nothing else (M2).
 */
litmus({
  make: () => ({ x: 0, y: 0 }),
  bodies: [
    s => { s.x = 1; s.y = 1; },
    s => { const flag = s.y, data = s.x; return flag + " " + data; },
  ],
  allowed: ["0 0", "0 1", "1 0", "1 1"],
});
