// expect: race
// D10: freeze against isFrozen.
const o = { a: 0 };
const t = new Thread(() => {
  Object.freeze(o);
});
Object.isFrozen(o);
t.join();
