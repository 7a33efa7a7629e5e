/* WRC: a write seen by a second thread, which tells a third. Here: captured variables.
 * Allowed: everything, for plain accesses; only the values written (M2).
 */
litmus({
  make: () => {
    let x = 0, y = 0;
    return { getX: () => x, setX: v => { x = v; }, getY: () => y, setY: v => { y = v; } };
  },
  bodies: [
    s => { s.setX(1); },
    s => { const seen = s.getX(); s.setY(1); return seen; },
    s => { const flag = s.getY(), data = s.getX(); return flag + " " + data; },
  ],
  allowed: ["0 0 0", "0 0 1", "0 1 0", "0 1 1", "1 0 0", "1 0 1", "1 1 0", "1 1 1"],
});
