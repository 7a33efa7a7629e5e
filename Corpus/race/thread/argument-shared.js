// expect: race x
// An argument that the parent goes on using.
const o = { x: 1 };
const t = new Thread(p => { p.x++; }, o);
o.x = 5;
t.join();
