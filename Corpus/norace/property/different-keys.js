// expect: quiet
// M4: different properties are different places.
const o = { x: 0, y: 0 };
const t = new Thread(() => {
  o.x = 1;
});
o.y = 2;
t.join();
