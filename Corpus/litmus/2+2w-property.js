/* 2+2W: both threads write both locations, in opposite order. Here: properties of one object.
 * Allowed: each location ends with one of the two values written to it (M2, M3).
 */
litmus({
  make: () => ({ x: 0, y: 0 }),
  bodies: [
    s => { s.x = 1; s.y = 2; },
    s => { s.y = 1; s.x = 2; },
  ],
  final: s => s.x + " " + s.y,
  allowed: ["1 1", "1 2", "2 1", "2 2"],
});
