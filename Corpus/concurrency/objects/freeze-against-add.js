/* Object.freeze against adding a property.
 * Allowed: wholly before (the property is missing, a strict add throws a TypeError) or wholly after (it is there and frozen) (M5).
 */
race({
  make: k => { const s = { a: 1 }; for (let i = 0; i < k % 8; i++) s["x" + i] = i; return s; },
  bodies: [
    s => { Object.freeze(s); },
    s => { "use strict"; try { s.b = 2; return "added"; } catch (error) { if (!(error instanceof TypeError)) throw error; return "refused"; } },
  ],
  check(s, [, result]) {
    holds(Object.isFrozen(s), "it is frozen");
    same("b" in s, result === "added", "b exists, and adding it was " + result);
    if (result === "added") same(Object.getOwnPropertyDescriptor(s, "b").writable, false, "b is writable");
  },
});
