// expect: race
// Object.assign reads the source.
const o = { x: 0 };
const t = new Thread(() => {
  o.x = 1;
});
Object.assign({}, o);
t.join();
