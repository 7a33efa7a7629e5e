// expect: race o.x
// D26: ??= that stores writes.
const o = { x: null };
const t = new Thread(() => {
  o.x ??= 2;
});
o.x ??= 3;
t.join();
