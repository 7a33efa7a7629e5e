/* CoWR: a thread reads back what it wrote, while another writes once. Here: properties of one object.
 * Allowed: its own 1, or the other's 2. Never the initial 0, and the end is one of the two; having read 2, the end is 2 (M3).
 */
litmus({
  make: () => ({ x: 0, y: 0 }),
  bodies: [
    s => { s.x = 1; return s.x; },
    s => { s.x = 2; },
  ],
  final: s => s.x,
  allowed: ["1 1", "1 2", "2 2"],
});
