/* WRC: a write seen by a second thread, which tells a third. Here: properties of one object.
 * Allowed: everything, for plain accesses; only the values written (M2).
 */
litmus({
  make: () => ({ x: 0, y: 0 }),
  bodies: [
    s => { s.x = 1; },
    s => { const seen = s.x; s.y = 1; return seen; },
    s => { const flag = s.y, data = s.x; return flag + " " + data; },
  ],
  allowed: ["0 0 0", "0 0 1", "0 1 0", "0 1 1", "1 0 0", "1 0 1", "1 1 0", "1 1 1"],
});
