// expect: quiet
// Instances of one class.
class A { x = 1; #y = 2; get y() { return this.#y; } static s = 3; }
const t = new Thread(() => {
  new A().y; A.s;
});
new A().y; A.s;
t.join();
