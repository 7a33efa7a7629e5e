// expect: race o.x
// D4: a look-up that goes on to the prototype has looked at the own absence.
const p = { x: 1 }, o = Object.create(p);
const t = new Thread(() => {
  o.x = 2;
});
o.x;
t.join();
