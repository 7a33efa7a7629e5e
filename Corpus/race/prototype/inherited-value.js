// expect: race x
// An inherited value is the prototype's place.
const p = { x: 0 }, o = Object.create(p);
const t = new Thread(() => {
  p.x = 1;
});
o.x;
t.join();
