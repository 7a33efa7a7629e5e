/* CoRR: two reads of one location by one thread, while another writes. Here: captured variables.
 * Allowed: 0 0, 0 1, 1 1. Forbidden: 1 0, a reader that goes back (M3).
 */
litmus({
  make: () => {
    let x = 0, y = 0;
    return { getX: () => x, setX: v => { x = v; }, getY: () => y, setY: v => { y = v; } };
  },
  bodies: [
    s => { s.setX(1); },
    s => { const a = s.getX(), b = s.getX(); return a + " " + b; },
  ],
  allowed: ["0 0", "0 1", "1 1"],
});
