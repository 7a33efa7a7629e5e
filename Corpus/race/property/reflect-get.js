// expect: race
// Reflect.get reads.
const o = { x: 0 };
const t = new Thread(() => {
  o.x = 1;
});
Reflect.get(o, 'x');
t.join();
