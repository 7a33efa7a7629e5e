/* A write that begins after freezing was seen, by an edge of M10: here an atomic flag.
 * Forbidden: that it is taken, or shows.
 */
"use strict";
litmus({
  make: k => ({ frozen: k & 1 ? { x: 0 } : [0], flag: { up: 0 }, key: k & 1 ? "x" : 0 }),
  bodies: [
    s => { Object.freeze(s.frozen); Atomics.store(s.flag, "up", 1); },
    s => {
      if (Atomics.load(s.flag, "up") === 0) return "early";
      try { s.frozen[s.key] = 1; return "taken"; } catch { return "refused"; }
    },
  ],
  final: s => s.frozen[s.key],
  allowed: ["early 0", "refused 0"],
});
