/* Delete against read against another add: the slot of a deleted property must never show the property that came after it.
 * Allowed for the reader of `old`: its value, or undefined. Forbidden: the new property's value (M6).
 */
litmus({
  make: k => { const s = {}; for (let i = 0; i < k % 5; i++) s["x" + i] = i; s.old = "old"; return s; },
  bodies: [
    s => { delete s.old; s.fresh = "fresh"; s.more = "more"; },
    s => s.old + " " + s.old,
  ],
  final: s => s.old + " " + s.fresh + " " + s.more,
  allowed: ["old old undefined fresh more", "old undefined undefined fresh more", "undefined undefined undefined fresh more"],
});
