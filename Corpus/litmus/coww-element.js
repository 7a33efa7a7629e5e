/* CoWW: one thread writes a location twice, another reads it twice. Here: elements of one array.
 * Allowed: what 0, 1, 2 in this order allows, and it ends as 2. Forbidden: going back, and an end other than 2 (M3).
 */
litmus({
  make: () => [0, 0],
  bodies: [
    s => { s[0] = 1; s[0] = 2; },
    s => { const a = s[0], b = s[0]; return a + " " + b; },
  ],
  final: s => s[0],
  allowed: ["0 0 2", "0 1 2", "0 2 2", "1 1 2", "1 2 2", "2 2 2"],
});
