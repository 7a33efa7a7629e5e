/* S: a write of x, a flag; the other side sees the flag and overwrites x. Here: captured variables.
 * Allowed: every order of the two writes of x, and the flag seen or not; x ends as 1 or 2 and nothing else (M2, M3).
 */
litmus({
  make: () => {
    let x = 0, y = 0;
    return { getX: () => x, setX: v => { x = v; }, getY: () => y, setY: v => { y = v; } };
  },
  bodies: [
    s => { s.setX(2); s.setY(1); },
    s => { const flag = s.getY(); s.setX(1); return flag; },
  ],
  final: s => s.getX(),
  allowed: ["0 1", "0 2", "1 1", "1 2"],
});
