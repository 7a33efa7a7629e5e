// expect: quiet
// Two private fields.
class C { #x = 0; #y = 0; setX() { this.#x = 1; } setY() { this.#y = 1; } }
const c = new C();
const t = new Thread(() => {
  c.setX();
});
c.setY();
t.join();
