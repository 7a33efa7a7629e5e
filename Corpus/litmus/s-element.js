/* S: a write of x, a flag; the other side sees the flag and overwrites x. Here: elements of one array.
 * Allowed: every order of the two writes of x, and the flag seen or not; x ends as 1 or 2 and nothing else (M2, M3).
 */
litmus({
  make: () => [0, 0],
  bodies: [
    s => { s[0] = 2; s[1] = 1; },
    s => { const flag = s[1]; s[0] = 1; return flag; },
  ],
  final: s => s[0],
  allowed: ["0 1", "0 2", "1 1", "1 2"],
});
