// expect: quiet
// An optional chain that stops does not read what follows.
const o = { x: null };
const p = { y: 0 };
const t = new Thread(() => {
  p.y = 1;
});
o.x?.[p.y];
t.join();
