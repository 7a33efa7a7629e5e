// expect: quiet
// A listing does not show private names.
class B { constructor(o) { return o; } }
class C extends B { #x = 1; }
const o = { a: 1 };
const t = new Thread(() => {
  new C(o);
});
Object.keys(o);
t.join();
