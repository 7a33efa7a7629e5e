// expect: race
// super.x reads the parent prototype.
class A { m() { return 1; } }
class B extends A { m() { return super.m(); } }
const b = new B();
const t = new Thread(() => {
  A.prototype.m = () => 2;
});
b.m();
t.join();
