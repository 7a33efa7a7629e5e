// expect: race
// Object.values reads the values.
const o = { x: 0 };
const t = new Thread(() => {
  o.x = 1;
});
Object.values(o);
t.join();
