/* Two threads resume one generator.
 * Allowed: each value goes to exactly one of them; the loser of a race gets a TypeError. Forbidden: a value twice or skipped (M8).
 */
race({
  batch: 20, rounds: 40,
  make: () => (function* () { for (let i = 0; i < 40; i++) yield i; })(),
  bodies: [0, 1].map(() => gen => {
    const mine = [];
    for (;;) {
      try { const { value, done } = gen.next(); if (done) return mine; mine.push(value); }
      catch (error) { if (!(error instanceof TypeError)) throw error; }
    }
  }),
  check(gen, [a, b]) {
    const all = [...a, ...b].sort((x, y) => x - y);
    sameList(all, Array.from({ length: 40 }, (_, i) => i), "the values of both");
    for (const list of [a, b]) for (let i = 1; i < list.length; i++) holds(list[i - 1] < list[i], "values in order");
    same(gen.next().done, true, "done at the end");
  },
});
