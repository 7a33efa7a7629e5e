/* getOwnPropertyDescriptor against definitions that change value and attributes together.
 * What it was: the value of the new definition with the attributes of the old one (M5).
 */
const a = { value: 1, writable: true, enumerable: true, configurable: true }, b = { value: 2, writable: false, enumerable: false, configurable: true };
for (const s of [{}, (o => { delete o.x; return o; })({ x: 1, y: 2 }), []]) {
  Object.defineProperty(s, "p", a);
  storm([
    i => { Object.defineProperty(s, "p", i & 1 ? a : b); },
    () => { const d = Object.getOwnPropertyDescriptor(s, "p"); same(d.writable, d.value === 1, "writable of the value " + d.value); same(d.enumerable, d.value === 1, "enumerable of the value " + d.value); },
  ], { ms: 60 });
}
