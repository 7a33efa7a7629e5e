// expect: race m
// D39: patching a method of a prototype against calling it.
class C { m() { return 1; } }
const c = new C();
const t = new Thread(() => {
  C.prototype.m = () => 2;
});
c.m();
t.join();
