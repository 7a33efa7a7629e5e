// expect: race
// Reflect.set writes.
const o = { x: 0 };
const t = new Thread(() => {
  o.x;
});
Reflect.set(o, 'x', 1);
t.join();
