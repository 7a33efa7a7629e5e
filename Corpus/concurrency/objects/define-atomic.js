/* defineProperty replaces a whole descriptor in one step; getOwnPropertyDescriptor reads a whole one.
 * Forbidden: a value of one definition with the attributes of another (M5).
 */
const s = { n1: 1 };
const a = { value: "a", writable: true, enumerable: true, configurable: true };
const b = { value: "b", writable: false, enumerable: false, configurable: true };
Object.defineProperty(s, "p", a);
storm([
  i => { Object.defineProperty(s, "p", i & 1 ? a : b); },
  () => {
    for (let i = 0; i < 20; i++) {
      const d = Object.getOwnPropertyDescriptor(s, "p");
      const expected = d.value === "a";
      holds(d.writable === expected && d.enumerable === expected && d.configurable, "a mixed descriptor: " + show(d));
    }
  },
]);
