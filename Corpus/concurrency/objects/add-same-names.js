/* Threads add the same names in different orders to one object.
 * Allowed: each name is there once with one of the values written to it (M5).
 */
race({
  batch: 20,
  make: () => ({}),
  bodies: [
    s => { for (let i = 0; i < 30; i++) s["n" + i] = "a" + i; },
    s => { for (let i = 29; i >= 0; i--) s["n" + i] = "b" + i; },
  ],
  check(s) {
    const keys = Object.keys(s);
    same(keys.length, 30, "number of keys");
    same(new Set(keys).size, 30, "number of different keys");
    for (let i = 0; i < 30; i++) oneOf(s["n" + i], ["a" + i, "b" + i], "n" + i);
  },
});
