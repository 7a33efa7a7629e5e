/* CoRR: two reads of one location by one thread, while another writes. Here: properties of one object.
 * Allowed: 0 0, 0 1, 1 1. Forbidden: 1 0, a reader that goes back (M3).
 */
litmus({
  make: () => ({ x: 0, y: 0 }),
  bodies: [
    s => { s.x = 1; },
    s => { const a = s.x, b = s.x; return a + " " + b; },
  ],
  allowed: ["0 0", "0 1", "1 1"],
});
