/* One thread writes one property and reads it back, others change the object's layout in every way that keeps that property.
 * Forbidden: an older value than the writer's own last one (M3, M4).
 */
const s = { n: 0 };
const protos = [{ tag: 1 }, { tag: 2 }];
storm([
  i => { s.n = i; same(s.n, i, "n read back"); s.n = "s" + i; same(s.n, "s" + i, "n read back"); },
  i => { s["k" + i % 37] = i; delete s["k" + (i * 7) % 37]; },
  i => { Object.setPrototypeOf(s, protos[i & 1]); Object.defineProperty(s, "g", { get() { return i; }, configurable: true }); delete s.g; },
]);
