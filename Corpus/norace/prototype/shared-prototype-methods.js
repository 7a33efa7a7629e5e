// expect: quiet
// Calling shared methods.
class C { m() { return this.v; } constructor() { this.v = 1; } }
const a = new C(), b = new C();
const t = new Thread(() => {
  a.m(); new C().m();
});
b.m(); new C().m();
t.join();
