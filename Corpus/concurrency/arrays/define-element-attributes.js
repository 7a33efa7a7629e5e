/* One element gets attributes of its own while its neighbours are written by another thread.
 * Forbidden: a lost write to a neighbour; a change of the read-only element after it was seen read-only (M4, M5).
 */
race({
  batch: 60,
  make: () => [0, 1, 2, 3],
  bodies: [
    s => { Object.defineProperty(s, 1, { value: "fixed", writable: false, enumerable: true, configurable: false }); return s[1]; },
    s => { for (let i = 0; i < 10; i++) { s[0] = i; s[2] = i; s[3] = "v" + i; } same(s[0], 9, "element 0 read back"); },
    s => { s[1] = "late"; return s[1]; },
  ],
  check(s, [fixed]) {
    same(s[0], 9, "element 0"); same(s[2], 9, "element 2"); same(s[3], "v9", "element 3");
    same(fixed, "fixed", "the definer's look"); same(s[1], "fixed", "element 1");
    const d = Object.getOwnPropertyDescriptor(s, 1);
    holds(!d.writable && !d.configurable && d.enumerable, "attributes " + show(d));
    same(Object.keys(s).join(), "0,1,2,3", "keys");
  },
});
