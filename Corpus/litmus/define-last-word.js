/* A write against a definition that names a value and makes the property read-only: the definition is the last word.
 * Allowed: the write was refused or came before. Forbidden: its value afterwards (M5), whatever it was told.
 */
"use strict";
const makers = [() => ({ x: 0 }), () => [0], () => { const o = { x: 0, y: 0 }; delete o.y; return o; }, () => { const o = {}; for (let i = 0; i < 12; i++) o["a" + i] = i; o.x = 0; return o; }];
for (const make of makers) {
  const key = Array.isArray(make()) ? 0 : "x";
  litmus({
    make, ms: 60,
    bodies: [
      s => { try { s[key] = 1; return "taken"; } catch (e) { if (!(e instanceof TypeError)) throw e; return "refused"; } },
      s => { Object.defineProperty(s, key, { value: 5, writable: false }); return s[key]; },
    ],
    final: s => s[key],
    allowed: ["taken 5 5", "refused 5 5"],
  });
}
