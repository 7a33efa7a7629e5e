/* S: a write of x, a flag; the other side sees the flag and overwrites x. Here: properties of one object.
 * Allowed: every order of the two writes of x, and the flag seen or not; x ends as 1 or 2 and nothing else (M2, M3).
 */
litmus({
  make: () => ({ x: 0, y: 0 }),
  bodies: [
    s => { s.x = 2; s.y = 1; },
    s => { const flag = s.y; s.x = 1; return flag; },
  ],
  final: s => s.x,
  allowed: ["0 1", "0 2", "1 1", "1 2"],
});
