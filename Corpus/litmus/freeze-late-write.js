/* A strict write against Object.freeze. The write looks, then stores; it counts as done when it looked.
 * Allowed: it was refused, and nothing ever changes; it was taken, and who froze sees the value before, then perhaps the one after.
 * Forbidden: a write that was taken and is lost (M4), a look that goes back (M3), a refused write that shows.
 */
"use strict";
const allowed = ["refused 0 0 0", "taken 0 0 1", "taken 0 1 1", "taken 1 1 1"];
const freezes = { object: () => ({ x: 0 }), element: () => [0], dictionary: () => { const o = { x: 0, y: 0 }; delete o.y; return o; } };
for (const make of Object.values(freezes)) {
  const key = Array.isArray(make()) ? 0 : "x";
  litmus({
    make, allowed, ms: 60,
    bodies: [
      s => { try { s[key] = 1; return "taken"; } catch (e) { if (!(e instanceof TypeError)) throw e; return "refused"; } },
      s => { Object.freeze(s); const a = s[key], b = s[key]; return a + " " + b; },
    ],
    final: s => s[key],
  });
  // Without a value the definition is like freezing that one property.
  litmus({
    make, allowed, ms: 60,
    bodies: [
      s => { try { s[key] = 1; return "taken"; } catch (e) { if (!(e instanceof TypeError)) throw e; return "refused"; } },
      s => { Object.defineProperty(s, key, { writable: false }); const a = s[key], b = s[key]; return a + " " + b; },
    ],
    final: s => s[key],
  });
}
