/* Strict writes against a property that flips between a writable value and an accessor with a setter. Each of the two takes every write.
 * Forbidden: a refused write (M5), and a write that makes the accessor a value again: only the flipping thread does that.
 */
"use strict";
const inherited = { set p(v) { same(v, "written", "what the inherited setter got"); } };
const makers = {
  object: () => ({ p: "value" }),
  dictionary: () => { const o = { gone: 1, p: "value" }; delete o.gone; return o; },
  element: () => [0, "value", 2],
  "sparse element": () => { const a = [0]; a[1] = "value"; a[1e6] = 1; return a; },
  heir: () => Object.assign(Object.create({ get p() { return "value"; }, set p(v) { } }), { q: 1 }),
};
for (const [name, make] of Object.entries(makers)) {
  const s = make(), key = Array.isArray(s) ? 1 : "p";
  const value = { value: "value", writable: true, configurable: true, enumerable: true };
  const accessor = { get: () => "getter", set: v => same(v, "written", "what the setter got"), configurable: true, enumerable: true };
  storm([
    () => {
      Object.defineProperty(s, key, accessor);
      for (let i = 0; i < 5; i++) {
        const now = Object.getOwnPropertyDescriptor(s, key);
        holds(now !== undefined && now.get !== undefined, name + ": the accessor stays until it is redefined, found " + show(now));
      }
      Object.defineProperty(s, key, value);
      oneOf(s[key], ["value", "written"], name);
    },
    () => { for (let i = 0; i < 20; i++) s[key] = "written"; },
    () => { for (let i = 0; i < 20; i++) oneOf(s[key], ["value", "getter", "written"], name); },
  ], { ms: 60 });
}
// It comes and goes: absent, the prototype's setter takes the write.
const s = Object.create(inherited);
storm([
  () => { Object.defineProperty(s, "p", { value: "value", writable: true, configurable: true, enumerable: true }); delete s.p; },
  () => { for (let i = 0; i < 20; i++) s.p = "written"; },
], { ms: 60 });
