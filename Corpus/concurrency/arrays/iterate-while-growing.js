/* for-of over an array that another thread appends to: the iteration sees a prefix in order, and ends.
 * Forbidden: a skipped or repeated element (M7).
 */
race({
  batch: 10, rounds: 40,
  make: () => [0, 1, 2],
  bodies: [
    s => { for (let i = 3; i < 200; i++) s.push(i); },
    s => { let expected = 0; for (const v of s) { same(v, expected, "the next element"); expected++; } return expected; },
  ],
  check(s, [, seen]) { same(s.length, 200, "length"); holds(seen >= 3 && seen <= 200, "elements seen: " + seen); },
});
