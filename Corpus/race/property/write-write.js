// expect: race o.x
// Two writes of one property.
const o = { x: 0 };
const t = new Thread(() => {
  o.x = 1;
});
o.x = 2;
t.join();
