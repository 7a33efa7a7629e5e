// expect: norace
// D10: isFrozen looks at attributes.
const o = Object.preventExtensions({ x: 1 });
const t = new Thread(() => {
  o.x = 2;
});
Object.isFrozen(o);
t.join();
