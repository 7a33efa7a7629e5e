/* CoWW: one thread writes a location twice, another reads it twice. Here: captured variables.
 * Allowed: what 0, 1, 2 in this order allows, and it ends as 2. Forbidden: going back, and an end other than 2 (M3).
 */
litmus({
  make: () => {
    let x = 0, y = 0;
    return { getX: () => x, setX: v => { x = v; }, getY: () => y, setY: v => { y = v; } };
  },
  bodies: [
    s => { s.setX(1); s.setX(2); },
    s => { const a = s.getX(), b = s.getX(); return a + " " + b; },
  ],
  final: s => s.getX(),
  allowed: ["0 0 2", "0 1 2", "0 2 2", "1 1 2", "1 2 2", "2 2 2"],
});
