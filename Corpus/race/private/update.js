// expect: race #n
// An update of a private field.
class C { #n = 0; inc() { this.#n++; } }
const c = new C();
const t = new Thread(() => {
  c.inc();
});
c.inc();
t.join();
