/* A constructor's stores to `this` are nobody else's affair until the object gets out: through a setter, a method, a closure, a field, a loop that
 * comes back, or because the constructor is called as a function. From then on another thread adds properties at the same time.
 * Not allowed: a property of either thread that is missing or has another's value (M2, M4, M5).
 */
function Setter(box) { this.a = 1; this.leak = box; this.b = 2; this.c = 3; this.d = 4; this.e = 5; }
Object.defineProperty(Setter.prototype, "leak", { set(box) { box.o = this; } });
class Method { constructor(box) { this.a = 1; this.leak(box); this.b = 2; this.c = 3; this.d = 4; this.e = 5; } leak(box) { box.o = this; } }
class Closure { constructor(box) { this.a = 1; const leak = () => { box.o = this; }; leak(); this.b = 2; this.c = 3; this.d = 4; this.e = 5; } }
function Loop(box) {
  for (let i = 0; i < 2; i++) {
    if (i === 0) this.a = 1; else { this.b = 2; this.c = 3; this.d = 4; this.e = 5; }
    if (i === 0) box.o = this;
  }
}
class Derived extends Method { constructor(box) { super(box); this.f = 6; this.g = 7; } }
function Called() { this.a = 1; this.b = 2; this.c = 3; this.d = 4; this.e = 5; }
class Kept { constructor(box) { this.a = 1; box.o = this; this.b = 2; this.c = 3; this.d = 4; this.e = 5; } }
const makers = [box => new Setter(box), box => new Method(box), box => new Closure(box), box => new Loop(box), box => new Derived(box),
  box => { const o = box.o = {}; Called.call(o); return o; }, box => { const o = box.o = new Called(); Called.call(o); return o; }, box => new Kept(box)];
race({
  batch: 200,
  make: k => ({ o: undefined, maker: makers[k % makers.length] }),
  bodies: [
    box => box.maker(box),
    box => {
      for (let look = 0; look < 2000; look++) {
        const { o } = box;
        if (o === undefined) continue;
        for (let i = 0; i < 8; i++) o["p" + i] = i;
        return true;
      }
      return false;
    },
  ],
  check(box, [made, found]) {
    same(["a", "b", "c", "d", "e"].map(k => made[k]).join(), "1,2,3,4,5", "what the constructor stored");
    if (found) for (let i = 0; i < 8; i++) same(made["p" + i], i, "property p" + i + " of the other thread");
  },
});
