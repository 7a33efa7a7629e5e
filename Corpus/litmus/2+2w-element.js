/* 2+2W: both threads write both locations, in opposite order. Here: elements of one array.
 * Allowed: each location ends with one of the two values written to it (M2, M3).
 */
litmus({
  make: () => [0, 0],
  bodies: [
    s => { s[0] = 1; s[1] = 2; },
    s => { s[1] = 1; s[0] = 2; },
  ],
  final: s => s[0] + " " + s[1],
  allowed: ["1 1", "1 2", "2 1", "2 2"],
});
