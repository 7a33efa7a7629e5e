/* LB, load buffering: each thread reads the other's location, then writes its own. Here: captured variables.
 * Allowed: 0 0, 0 1, 1 0. Forbidden: both see the other's write, which would have to come out of thin air (M2); a write
 * made because of such a value would show as 2.
 */
litmus({
  make: () => {
    let x = 0, y = 0;
    return { getX: () => x, setX: v => { x = v; }, getY: () => y, setY: v => { y = v; } };
  },
  bodies: [
    s => { const seen = s.getX(); s.setY(seen === 0 ? 1 : 2); return seen; },
    s => { const seen = s.getY(); s.setX(seen === 0 ? 1 : 2); return seen; },
  ],
  allowed: ["0 0", "0 1", "1 0"],
});
