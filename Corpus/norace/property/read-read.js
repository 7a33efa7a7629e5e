// expect: quiet
// Two reads.
const o = { x: 0 };
const t = new Thread(() => {
  o.x;
});
o.x;
t.join();
