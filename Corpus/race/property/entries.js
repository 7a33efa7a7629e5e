// expect: race
// Object.entries reads the values.
const o = { x: 0 };
const t = new Thread(() => {
  o.x = 1;
});
Object.entries(o);
t.join();
