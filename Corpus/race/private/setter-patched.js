// expect: race
// A private accessor is looked up, not written.
class C { #v = 0; set #x(v) { this.#v = v; } static set(o) { o.#x = 1; } }
const o = new C;
const t = new Thread(() => {
  C.set(o);
});
C.set(o);
t.join();
