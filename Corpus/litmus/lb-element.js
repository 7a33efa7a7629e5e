/* LB, load buffering: each thread reads the other's location, then writes its own. Here: elements of one array.
 * Allowed: 0 0, 0 1, 1 0. Forbidden: both see the other's write, which would have to come out of thin air (M2); a write
 * made because of such a value would show as 2.
 */
litmus({
  make: () => [0, 0],
  bodies: [
    s => { const seen = s[0]; s[1] = seen === 0 ? 1 : 2; return seen; },
    s => { const seen = s[1]; s[0] = seen === 0 ? 1 : 2; return seen; },
  ],
  allowed: ["0 0", "0 1", "1 0"],
});
