/* Publication of a class instance with fields, private fields and properties added after construction.
 * Allowed: not there yet, or there with all that was stored before the reference was.
 */
class Thing {
  #secret;
  field = "field";
  constructor(k) { this.#secret = k; this.k = k; }
  secret() { return this.#secret; }
}
litmus({
  make: () => ({ box: null }),
  bodies: [
    (s, k) => { const thing = new Thing(k); thing.later = k + 1; s.box = thing; },
    (s, k) => {
      const p = s.box;
      if (p === null) return "none";
      return p.k === k && p.field === "field" && p.secret() === k && p.later === k + 1 ? "whole" : show(p);
    },
  ],
  allowed: ["none", "whole"],
});
