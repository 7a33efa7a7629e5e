// expect: race o.x
// D14: an atomic write beside a plain read.
const o = { x: 0 };
const t = new Thread(() => {
  Atomics.store(o, 'x', 1);
});
o.x;
t.join();
