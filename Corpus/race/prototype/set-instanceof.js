// expect: race prototype
// D11: instanceof does.
class C {}
const o = new C();
const t = new Thread(() => {
  Object.setPrototypeOf(o, {});
});
o instanceof C;
t.join();
