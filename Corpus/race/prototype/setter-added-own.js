// expect: race
// D4: a setter of the prototype answers because the object has no such property.
const o = { __proto__: { set x(v) {} } };
const t = new Thread(() => {
  o.x = 1;
});
Object.defineProperty(o, "x", { value: 2, writable: true });
t.join();
