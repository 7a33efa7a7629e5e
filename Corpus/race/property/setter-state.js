// expect: race _x
// What a setter writes is written.
const o = { _x: 0, set x(v) { this._x = v; } };
const t = new Thread(() => {
  o.x = 1;
});
o.x = 2;
t.join();
