/* A property flips between a value and an accessor while others read and write it.
 * Allowed for a reader: "value", "getter", or what the writer wrote to the value. Forbidden: seeing the accessor pair itself (M2, M5).
 */
const s = { p: "value" };
let set = 0;
storm([
  i => {
    Object.defineProperty(s, "p", { get: () => "getter", set: v => { same(v, "written", "what the setter got"); set++; }, configurable: true, enumerable: true });
    Object.defineProperty(s, "p", { value: "value", writable: true, configurable: true, enumerable: true });
  },
  () => { for (let i = 0; i < 20; i++) oneOf(s.p, ["value", "getter", "written"], "s.p"); },
  () => { s.p = "written"; },
]);
