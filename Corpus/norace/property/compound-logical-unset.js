// expect: quiet
// D26: ??= that does not store only reads.
const o = { x: 1 };
const t = new Thread(() => {
  o.x ??= 2;
});
o.x ??= 3;
t.join();
