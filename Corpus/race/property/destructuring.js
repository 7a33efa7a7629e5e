// expect: race
// A pattern reads the property.
const o = { x: 0 };
const t = new Thread(() => {
  o.x = 1;
});
const { x } = o;
t.join();
