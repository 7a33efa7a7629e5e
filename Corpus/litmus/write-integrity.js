/* Object.seal and preventExtensions against writes of existing properties by one writer.
 * Forbidden: a lost write (M4): neither changes a value or makes a property read-only.
 */
race({
  make: k => { const s = { a: 0, b: "b" }; for (let i = 0; i < k % 6; i++) s["x" + i] = i; return s; },
  bodies: [
    (s, k) => { k & 1 ? Object.seal(s) : Object.preventExtensions(s); },
    s => { s.a = 1; s.b = "c"; s.a = 2; same(s.a, 2, "a read back"); },
  ],
  check(s) { same(s.a, 2, "a"); same(s.b, "c", "b"); holds(!Object.isExtensible(s), "it is not extensible"); },
});
