/* Two threads restrict one object at the same time: exactly one owns it, the other is refused.
 */
race({
  make: k => k & 1 ? { a: 1 } : [1],
  batch: 100,
  bodies: [0, 1].map(() => o => { try { Thread.restrict(o); return "owner " + (o.a ?? o[0]); } catch (error) { if (!(error instanceof ConcurrentAccessError)) throw error; return "refused"; } }),
  check(o, results) { same(results.filter(r => r === "owner 1").length, 1, "owners"); same(results.filter(r => r === "refused").length, 1, "refused"); },
});
