// expect: race o.x
// D14: atomic beside a plain write.
const o = { x: 0 };
const t = new Thread(() => {
  Atomics.store(o, 'x', 1);
});
o.x = 2;
t.join();
