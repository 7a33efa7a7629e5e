// expect: race _x
// What a getter reads is read.
const o = { _x: 0, get x() { return this._x; } };
const t = new Thread(() => {
  o.x;
});
o._x = 1;
t.join();
