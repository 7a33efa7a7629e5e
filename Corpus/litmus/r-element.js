/* R: x then y on one side, y then a look at x on the other. Here: elements of one array.
 * Allowed: every order of the two writes of y with x seen or not (plain accesses are not ordered); nothing else (M2, M3).
 */
litmus({
  make: () => [0, 0],
  bodies: [
    s => { s[0] = 1; s[1] = 1; },
    s => { s[1] = 2; return s[0]; },
  ],
  final: s => s[1],
  allowed: ["0 1", "0 2", "1 1", "1 2"],
});
