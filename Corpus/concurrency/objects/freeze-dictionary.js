/* Object.freeze against adds and deletes on an object in dictionary mode.
 * Allowed: every add and delete is wholly before the freeze, or refused with a TypeError (M5).
 */
race({
  batch: 60,
  make: () => { const s = { d0: 0, d1: 1, gone: 1 }; delete s.gone; return s; },
  bodies: [
    s => { Object.freeze(s); },
    s => {
      "use strict";
      let added = 0;
      try { for (let i = 0; i < 6; i++) { s["n" + i] = i; added++; } } catch (error) { if (!(error instanceof TypeError)) throw error; }
      return added;
    },
    s => {
      "use strict";
      try { delete s.d0; return "deleted"; } catch (error) { if (!(error instanceof TypeError)) throw error; return "refused"; }
    },
  ],
  check(s, [, added, deleted]) {
    holds(Object.isFrozen(s), "it is frozen");
    for (let i = 0; i < 6; i++) same("n" + i in s, i < added, "n" + i + " exists, after " + added + " adds");
    same("d0" in s, deleted === "refused", "d0 exists, after the delete was " + deleted);
  },
});
