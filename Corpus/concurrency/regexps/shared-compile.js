/* The same patterns are compiled and run for the first time by all threads at once; named groups, unicode sets, lookbehind, case folding.
 * Forbidden: different answers.
 */
for (let round = 0; round < 15; round++) {
  const answers = together(4, () => [
    "2024-06-07".match(new RegExp(`(?<y>\\d{4})-(?<m>\\d\\d)|${round}`)).groups.y,
    "straße ΣΑΣ".replace(new RegExp("σ|ß|" + round, "giu"), "*"),
    "a,b;c".split(new RegExp(`[,;]|${round}`)).length,
    [..."x1y2".matchAll(new RegExp(`(?<=[xy])(\\d)|z${round}`, "g"))].map(m => m[1]).join(),
    new RegExp("^(a+)+$").test("a".repeat(10 + round % 3) + "b"),
  ].join("|"));
  for (const answer of answers) same(answer, "2024|stra*e *Α*|3|1,2|false", "answer of round " + round);
}
