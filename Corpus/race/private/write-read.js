// expect: race #x
// A private field.
class C { #x = 0; set(v) { this.#x = v; } get() { return this.#x; } has(o) { return #x in o; } }
const c = new C();
const t = new Thread(() => {
  c.set(1);
});
c.get();
t.join();
