/* MP, message passing: data, then a flag; the other side reads the flag, then the data. Here: captured variables.
 * Allowed: all four, 1 0 too: a plain flag does not order the data (M10 lists what does). Nothing else (M2).
 */
litmus({
  make: () => {
    let x = 0, y = 0;
    return { getX: () => x, setX: v => { x = v; }, getY: () => y, setY: v => { y = v; } };
  },
  bodies: [
    s => { s.setX(1); s.setY(1); },
    s => { const flag = s.getY(), data = s.getX(); return flag + " " + data; },
  ],
  allowed: ["0 0", "0 1", "1 0", "1 1"],
});
