/* An array is cut short while another thread overwrites an element that is cut off.
 * Allowed: the write comes before (gone with the rest) or after (then the length covers it again).
 * Forbidden: an element at or behind the length, now or when the array grows again without a write (M7, M12).
 */
race({
  make: () => [0, 1, 2, 3, 4, 5, 6, 7],
  bodies: [
    s => { s.length = 2; },
    s => { s[6] = "w"; s[5] = 0.5; },
  ],
  check(s) {
    const length = s.length;
    oneOf(length, [2, 6, 7], "length");
    for (let i = length; i < 8; i++) holds(!(i in s) && s[i] === undefined, "element " + i + " behind the length " + length + ": " + show(s[i]));
    s.length = 8;
    for (let i = length; i < 8; i++) holds(!(i in s) && s[i] === undefined, "element " + i + " came back when the array of length " + length + " grew: " + show(s[i]));
  },
});
