/* CoWR: a thread reads back what it wrote, while another writes once. Here: captured variables.
 * Allowed: its own 1, or the other's 2. Never the initial 0, and the end is one of the two; having read 2, the end is 2 (M3).
 */
litmus({
  make: () => {
    let x = 0, y = 0;
    return { getX: () => x, setX: v => { x = v; }, getY: () => y, setY: v => { y = v; } };
  },
  bodies: [
    s => { s.setX(1); return s.getX(); },
    s => { s.setX(2); },
  ],
  final: s => s.getX(),
  allowed: ["1 1", "1 2", "2 2"],
});
