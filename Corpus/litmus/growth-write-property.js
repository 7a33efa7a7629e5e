/* Growth against write: one thread adds many properties (inline slots run out, chunks are appended), the other writes old ones.
 * Forbidden: a lost write (M4: different properties are different locations, whatever grows meanwhile).
 */
race({
  batch: 60,
  make: () => ({ a: 0, b: 0 }),
  bodies: [
    s => { for (let i = 0; i < 20; i++) s["p" + i] = i; },
    s => { for (let i = 1; i <= 20; i++) { s.a = i; s.b = i * 2; same(s.a, i, "a read back"); } },
  ],
  check(s) {
    same(s.a, 20, "a at the end");
    same(s.b, 40, "b at the end");
    for (let i = 0; i < 20; i++) same(s["p" + i], i, "p" + i);
    same(Object.keys(s).length, 22, "number of keys");
  },
});
