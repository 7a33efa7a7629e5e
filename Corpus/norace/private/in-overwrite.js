// expect: quiet
// D7: #x in against overwriting.
class C { #x = 0; set(v) { this.#x = v; } static has(o) { return #x in o; } }
const c = new C();
const t = new Thread(() => {
  c.set(1);
});
C.has(c);
t.join();
