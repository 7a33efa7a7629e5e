// expect: race
// JSON.stringify reads every value.
const o = { x: 0 };
const t = new Thread(() => {
  o.x = 1;
});
JSON.stringify(o);
t.join();
