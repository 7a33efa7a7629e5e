/* IRIW: two writers of two locations, two readers that look in opposite order. Here: captured variables.
 * Allowed: all sixteen for plain accesses (readers may disagree about the order of different locations); only 0 and 1 (M2).
 */
litmus({
  make: () => {
    let x = 0, y = 0;
    return { getX: () => x, setX: v => { x = v; }, getY: () => y, setY: v => { y = v; } };
  },
  bodies: [
    s => { s.setX(1); },
    s => { s.setY(1); },
    s => { const a = s.getX(), b = s.getY(); return a + " " + b; },
    s => { const b = s.getY(), a = s.getX(); return b + " " + a; },
  ],
  allowed: ["0 0 0 0", "0 0 0 1", "0 0 1 0", "0 0 1 1", "0 1 0 0", "0 1 0 1", "0 1 1 0", "0 1 1 1", "1 0 0 0", "1 0 0 1", "1 0 1 0", "1 0 1 1", "1 1 0 0", "1 1 0 1", "1 1 1 0", "1 1 1 1"],
});
