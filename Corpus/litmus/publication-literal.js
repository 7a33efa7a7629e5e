/* Publication: an object made from a literal and handed over by a plain write.
 * Allowed: not there yet, or there with everything its maker gave it. Forbidden: there with a part missing (M2: the initial value of a
 * property is the literal's; the engine orders the making of a cell before every store of its reference).
 */
litmus({
  make: () => ({ box: null }),
  bodies: [
    (s, k) => { s.box = { a: k, b: "text" + k, c: [k, k + 1], d: { e: k }, f: k / 2 }; },
    (s, k) => {
      const p = s.box;
      if (p === null) return "none";
      return p.a === k && p.b === "text" + k && p.c[0] === k && p.c[1] === k + 1 && p.c.length === 2 && p.d.e === k && p.f === k / 2 ? "whole" : show(p);
    },
  ],
  allowed: ["none", "whole"],
});
