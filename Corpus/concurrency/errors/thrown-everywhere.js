/* Exceptions, finally blocks and rethrows on all threads at the same time.
 * Forbidden: another thread's exception, a finally block that runs twice or not at all (M1).
 */
together(4, t => {
  let finals = 0;
  const inner = i => { try { if (i % 3 === 0) throw new RangeError(t + ":" + i); if (i % 3 === 1) null.x; return i; } finally { finals++; } };
  for (let i = 0; i < 300; i++) {
    try { same(inner(i), i, "value"); holds(i % 3 === 2, "no exception at " + i); }
    catch (error) { if (i % 3 === 0) same(error.message, t + ":" + i, "message"); else holds(error instanceof TypeError && i % 3 === 1, "found " + show(error)); }
  }
  same(finals, 300, "finally blocks");
  for (let i = 0; i < 50; i++) {
    const e = throws(AggregateError, () => { throw new AggregateError([t, i], "many"); });
    sameList(e.errors, [t, i], "errors");
    same(new Error("outer", { cause: t }).cause, t, "cause");
  }
});
