/* Add against write: one thread adds a property, the other writes another one.
 * Forbidden: losing either (M4).
 */
race({
  make: k => { const s = { a: 0 }; for (let i = 0; i < k % 9; i++) s["x" + i] = i; return s; },
  bodies: [
    s => { s.b = 1; s.c = "two"; },
    s => { s.a = 1; s.a = 2; },
  ],
  check(s) { same(s.a, 2, "a"); same(s.b, 1, "b"); same(s.c, "two", "c"); },
});
