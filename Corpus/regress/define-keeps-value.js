/* defineProperty that names no value, against the only writer of that property.
 * What it was: the definition read the value, and stored it again after the writer had stored a newer one (M3).
 */
for (const kind of ["object", "dictionary", "array"]) {
  const s = kind === "array" ? [0] : { n: 0, gone: 1 };
  if (kind === "dictionary") delete s.gone;
  storm([
    i => { if (kind === "array") { s[0] = i; same(s[0], i, "element read back"); } else { s.n = i; same(s.n, i, "n read back"); } },
    i => { Object.defineProperty(s, kind === "array" ? "tag" : "n", { enumerable: (i & 1) === 0, configurable: true }); },
  ], { ms: 60 });
}
