// expect: race
// structuredClone reads every value.
const o = { x: 0 };
const t = new Thread(() => {
  o.x = 1;
});
structuredClone(o);
t.join();
