/* A property is deleted and added again and again; a reader sees the values of that property or undefined, in their order.
 * Forbidden: going back (M3), values of the neighbour (M6).
 */
race({
  batch: 40,
  make: () => ({ p: 0, q: "q" }),
  bodies: [
    s => { for (let i = 1; i <= 20; i++) { delete s.p; s["n" + i] = "n"; s.p = i; } },
    s => {
      let last = 0;
      for (let i = 0; i < 60; i++) {
        const seen = s.p;
        if (seen === undefined) continue;
        holds(typeof seen === "number" && seen >= last, "p went from " + last + " to " + show(seen));
        last = seen;
        same(s.q, "q", "q");
      }
    },
  ],
  check(s) { same(s.p, 20, "p"); same(s.q, "q", "q"); },
});
