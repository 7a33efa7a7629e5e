/* Globals made, deleted, read and probed with typeof by many threads.
 * Allowed: a value written, undefined, or a ReferenceError while the global is absent (M2, M5).
 */
storm([
  i => { globalThis["shared" + i % 8] = i; if (i % 3 === 0) delete globalThis["shared" + (i >> 1) % 8]; },
  () => {
    let seen;
    // A global is looked for, then read: one that goes away in between reads as undefined.
    try { seen = shared3; } catch (error) { if (!(error instanceof ReferenceError)) throw error; }
    holds(seen === undefined || Number.isInteger(seen), "shared3 is " + show(seen));
    same(typeof neverDefined, "undefined", "typeof an absent global");
  },
  i => { globalThis.counter = i; same(typeof counter, "number", "typeof"); },
]);
