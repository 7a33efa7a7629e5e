/* A property's attributes change while its only writer counts up in it and reads back.
 * Forbidden: the writer finds an older value than its own last one (M3: redefining attributes does not write the value).
 */
const s = { n: 0, m: 0 };
storm([
  i => { s.n = i; same(s.n, i, "n read back"); },
  i => { Object.defineProperty(s, "n", { enumerable: (i & 1) === 0 }); },
]);
storm([
  i => { s.m = "v" + i; same(s.m, "v" + i, "m read back"); },
  i => { Object.defineProperty(s, "m", { enumerable: (i & 1) === 0 }); if (i % 50 === 0) { s["x" + i % 1000] = 1; delete s["x" + i % 1000]; } },
]);
