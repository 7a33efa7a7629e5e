// expect: race o
// D12: a computed key is the same place.
const o = { x: 0 }, k = 'x';
const t = new Thread(() => {
  o[k] = 1;
});
o.x = 2;
t.join();
