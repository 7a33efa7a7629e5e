/* R: x then y on one side, y then a look at x on the other. Here: captured variables.
 * Allowed: every order of the two writes of y with x seen or not (plain accesses are not ordered); nothing else (M2, M3).
 */
litmus({
  make: () => {
    let x = 0, y = 0;
    return { getX: () => x, setX: v => { x = v; }, getY: () => y, setY: v => { y = v; } };
  },
  bodies: [
    s => { s.setX(1); s.setY(1); },
    s => { s.setY(2); return s.getX(); },
  ],
  final: s => s.getY(),
  allowed: ["0 1", "0 2", "1 1", "1 2"],
});
