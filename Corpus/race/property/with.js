// expect: race
// A with object is read.
const o = { x: 0 };
const t = new Thread(() => {
  o.x = 1;
});
new Function('o', 'with (o) { return x; }')(o);
t.join();
