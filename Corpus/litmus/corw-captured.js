/* CoRW: a thread reads a location and then writes it, while another writes it too. Here: captured variables.
 * Forbidden: reading the other's 1 and then ending with 1, or reading its own 2 early (M3).
 * Allowed: 0 and an end of 1 or 2; 1 and an end of 2.
 */
litmus({
  make: () => {
    let x = 0, y = 0;
    return { getX: () => x, setX: v => { x = v; }, getY: () => y, setY: v => { y = v; } };
  },
  bodies: [
    s => { s.setX(1); },
    s => { const seen = s.getX(); s.setX(2); return seen; },
  ],
  final: s => s.getX(),
  allowed: ["0 1", "0 2", "1 2"],
});
