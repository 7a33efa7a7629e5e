/* Builtin iterators (array, Map, Set, string, matchAll, iterator helpers) stepped by two threads.
 * Allowed: each value goes to one of them. Forbidden: a value twice or skipped (M8); a TypeError is allowed for helpers that are running.
 */
const kinds = [
  () => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].values(),
  () => new Map(Array.from({ length: 10 }, (_, i) => [i, i])).keys(),
  () => new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]).values(),
  () => "0123456789"[Symbol.iterator](),
  () => "0123456789".matchAll(/\d/g),
  () => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].values().map(v => v),
  () => new Int8Array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]).values(),
];
race({
  batch: 70, rounds: 40,
  make: k => kinds[k % kinds.length](),
  bodies: [0, 1].map(() => it => {
    const mine = [];
    for (;;) {
      try { const { value, done } = it.next(); if (done) return mine; mine.push(Number(value)); }
      catch (error) { if (!(error instanceof TypeError)) throw error; }
    }
  }),
  check(it, [a, b], k) { sameList([...a, ...b].sort((x, y) => x - y), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], "the values of both, kind " + k % kinds.length); },
});
