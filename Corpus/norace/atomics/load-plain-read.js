// expect: quiet
// D14: both only read.
const o = { x: 0 };
const t = new Thread(() => {
  Atomics.load(o, 'x');
});
o.x;
t.join();
