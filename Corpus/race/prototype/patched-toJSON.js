// expect: race
// D39: JSON.stringify looks toJSON up.
const o = { x: 1 };
const t = new Thread(() => {
  JSON.stringify(o);
});
Object.prototype.toJSON = undefined;
t.join();
