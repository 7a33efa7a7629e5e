/* Growth against write: one thread appends elements, the other overwrites the first ones.
 * Forbidden: a lost write (M4, M7: an element written is never lost to growth); a length that goes back.
 */
race({
  batch: 60,
  make: () => [0, 0, 0],
  bodies: [
    s => { for (let i = 3; i < 120; i++) s[i] = i; },
    s => {
      let last = 3;
      for (let i = 1; i <= 60; i++) {
        s[0] = i; s[2] = i / 2;
        same(s[0], i, "element 0 read back");
        const length = s.length;
        holds(length >= last, "length went from " + last + " to " + length);
        last = length;
      }
    },
  ],
  check(s) {
    same(s.length, 120, "length");
    same(s[0], 60, "element 0"); same(s[1], 0, "element 1"); same(s[2], 30, "element 2");
    for (let i = 3; i < 120; i++) same(s[i], i, "element " + i);
  },
});
