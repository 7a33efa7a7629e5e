// expect: race o.x
// D14: an atomic read beside a plain write.
const o = { x: 0 };
const t = new Thread(() => {
  Atomics.load(o, 'x');
});
o.x = 1;
t.join();
