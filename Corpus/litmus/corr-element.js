/* CoRR: two reads of one location by one thread, while another writes. Here: elements of one array.
 * Allowed: 0 0, 0 1, 1 1. Forbidden: 1 0, a reader that goes back (M3).
 */
litmus({
  make: () => [0, 0],
  bodies: [
    s => { s[0] = 1; },
    s => { const a = s[0], b = s[0]; return a + " " + b; },
  ],
  allowed: ["0 0", "0 1", "1 1"],
});
