/* Three threads try to close a ring of three objects.
 * Allowed: at most two succeed; following the prototypes always ends (M5).
 */
race({
  batch: 100,
  make: () => [{}, {}, {}],
  bodies: [0, 1, 2].map(i => ring => Reflect.setPrototypeOf(ring[i], ring[(i + 1) % 3])),
  check(ring, results) {
    holds(results.filter(Boolean).length === 2, "two of three win: " + results);
    let o = ring[0], steps = 0;
    while (o !== null && steps < 10) { o = Object.getPrototypeOf(o); steps++; }
    holds(steps < 10, "following the prototypes ends");
  },
});
