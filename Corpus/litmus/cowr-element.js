/* CoWR: a thread reads back what it wrote, while another writes once. Here: elements of one array.
 * Allowed: its own 1, or the other's 2. Never the initial 0, and the end is one of the two; having read 2, the end is 2 (M3).
 */
litmus({
  make: () => [0, 0],
  bodies: [
    s => { s[0] = 1; return s[0]; },
    s => { s[0] = 2; },
  ],
  final: s => s[0],
  allowed: ["1 1", "1 2", "2 2"],
});
