/* 2+2W: both threads write both locations, in opposite order. Here: captured variables.
 * Allowed: each location ends with one of the two values written to it (M2, M3).
 */
litmus({
  make: () => {
    let x = 0, y = 0;
    return { getX: () => x, setX: v => { x = v; }, getY: () => y, setY: v => { y = v; } };
  },
  bodies: [
    s => { s.setX(1); s.setY(2); },
    s => { s.setY(1); s.setX(2); },
  ],
  final: s => s.getX() + " " + s.getY(),
  allowed: ["1 1", "1 2", "2 1", "2 2"],
});
