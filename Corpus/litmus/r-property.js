/* R: x then y on one side, y then a look at x on the other. Here: properties of one object.
 * Allowed: every order of the two writes of y with x seen or not (plain accesses are not ordered); nothing else (M2, M3).
 */
litmus({
  make: () => ({ x: 0, y: 0 }),
  bodies: [
    s => { s.x = 1; s.y = 1; },
    s => { s.y = 2; return s.x; },
  ],
  final: s => s.y,
  allowed: ["0 1", "0 2", "1 1", "1 2"],
});
