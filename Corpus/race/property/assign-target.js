// expect: race
// Object.assign writes the target.
const o = { x: 0 };
const t = new Thread(() => {
  o.x = 1;
});
Object.assign(o, { x: 2 });
t.join();
