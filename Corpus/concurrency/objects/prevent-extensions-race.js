/* Many threads call preventExtensions while others add.
 * Allowed: what was added stays, what was refused is missing; the object ends not extensible (M5).
 */
race({
  batch: 60,
  make: k => { const s = {}; if (k & 1) { s.gone = 1; delete s.gone; } return s; },
  bodies: [
    s => { for (let pause = 0; pause < 3; pause++); Object.preventExtensions(s); },
    s => { let n = 0; while (n < 12 && Reflect.set(s, "a" + n, n)) n++; return n; },
    s => { let n = 0; while (n < 12 && Reflect.defineProperty(s, "b" + n, { value: n })) n++; return n; },
  ],
  check(s, [, a, b]) {
    holds(!Object.isExtensible(s), "it is not extensible");
    for (let i = 0; i < 12; i++) {
      same("a" + i in s, i < a, "a" + i + " exists, after " + a + " adds");
      same("b" + i in s, i < b, "b" + i + " exists, after " + b + " definitions");
    }
  },
});
