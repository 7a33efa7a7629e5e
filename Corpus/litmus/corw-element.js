/* CoRW: a thread reads a location and then writes it, while another writes it too. Here: elements of one array.
 * Forbidden: reading the other's 1 and then ending with 1, or reading its own 2 early (M3).
 * Allowed: 0 and an end of 1 or 2; 1 and an end of 2.
 */
litmus({
  make: () => [0, 0],
  bodies: [
    s => { s[0] = 1; },
    s => { const seen = s[0]; s[0] = 2; return seen; },
  ],
  final: s => s[0],
  allowed: ["0 1", "0 2", "1 2"],
});
