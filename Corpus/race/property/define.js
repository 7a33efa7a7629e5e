// expect: race x
// defineProperty writes.
const o = { x: 0 };
const t = new Thread(() => {
  Object.defineProperty(o, 'x', { value: 1 });
});
o.x;
t.join();
