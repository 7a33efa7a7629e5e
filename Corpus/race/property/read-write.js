// expect: race o.x
// A read and a write of one property.
const o = { x: 0 };
const t = new Thread(() => {
  o.x = 1;
});
o.x;
t.join();
