/* An element gets attributes of its own, and becomes ordinary again, while its only writer counts up in it and reads back.
 * Forbidden: a lost write; the writer finds an older value than its own last one (M3: attributes are no write).
 */
for (const size of [1, 200]) {
  const s = Array.from({ length: size }, () => 0), at = size - 1;
  const counts = storm([
    i => { s[at] = i; same(s[at], i, "read back"); },
    i => { Object.defineProperty(s, at, { enumerable: (i & 1) === 0 }); },
    () => { let last = -1; for (let i = 0; i < 20; i++) { const now = s[at]; if (now < last && now !== 0) fail("a reader went back from " + last + " to " + now); last = now; } },
  ], { ms: 60 });
  same(s[at], counts[0] - 1, "the last write");
}
// Many arrays, so that the first change of attributes meets a write under way.
race({
  make: () => ({ a: [0, 0, 0], o: Object.assign({}, { 0: 0, 1: 0 }) }),
  bodies: [
    s => { s.a[1] = 1; s.o[1] = 1; s.a[1] = 2; s.o[1] = 2; },
    s => { Object.defineProperty(s.a, 1, { enumerable: false }); Object.defineProperty(s.o, 1, { configurable: false }); },
  ],
  check(s) {
    same(s.a[1], 2, "element of the array"); same(s.o[1], 2, "element of the object");
    same(Object.keys(s.a).join(), "0,2", "keys"); same(Object.getOwnPropertyDescriptor(s.o, 1).configurable, false, "attribute");
  },
});
