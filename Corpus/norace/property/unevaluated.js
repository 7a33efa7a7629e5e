// expect: quiet
// D26: operands that are not evaluated.
const o = { x: 1, y: 1 };
const t = new Thread(() => {
  o.x = 2;
});
if (false && o.x) o.x = 3; true || o.x; o.y;
t.join();
