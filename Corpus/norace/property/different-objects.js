// expect: quiet
// Same key, different objects.
const o = { x: 0 }, p = { x: 0 };
const t = new Thread(() => {
  o.x = 1;
});
p.x = 2;
t.join();
