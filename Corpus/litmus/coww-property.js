/* CoWW: one thread writes a location twice, another reads it twice. Here: properties of one object.
 * Allowed: what 0, 1, 2 in this order allows, and it ends as 2. Forbidden: going back, and an end other than 2 (M3).
 */
litmus({
  make: () => ({ x: 0, y: 0 }),
  bodies: [
    s => { s.x = 1; s.x = 2; },
    s => { const a = s.x, b = s.x; return a + " " + b; },
  ],
  final: s => s.x,
  allowed: ["0 0 2", "0 1 2", "0 2 2", "1 1 2", "1 2 2", "2 2 2"],
});
