/* Symbol.for from many threads gives one symbol for a name; private names stay apart from properties.
 * Forbidden: two registered symbols for one name; a private member seen by another class (M8, M2).
 */
const lists = together(4, t => Array.from({ length: 100 }, (_, i) => Symbol.for("registered " + i)));
for (const list of lists) list.forEach((symbol, i) => { same(symbol, lists[0][i], "symbol " + i); same(Symbol.keyFor(symbol), "registered " + i, "keyFor"); });
class A { #p; static has(o) { return #p in o; } constructor(v) { this.#p = v; } get p() { return this.#p; } set p(v) { this.#p = v; } }
class B { #p; static has(o) { return #p in o; } }
const a = new A(0), b = new B();
storm([
  i => { a.p = i; same(a.p, i, "private field read back"); },
  i => { a["x" + i % 50] = i; delete a["x" + (i * 3) % 50]; },
  () => { holds(A.has(a) && !A.has(b) && B.has(b) && !B.has(a), "brand checks"); throws(TypeError, () => Reflect.get(A.prototype, "p", b), "p of a B"); },
]);
