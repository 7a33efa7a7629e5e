// expect: quiet
// D28: JSON.stringify reads what its property list names.
const o = { x: 0, y: 0 };
const t = new Thread(() => {
  o.x = 1;
});
JSON.stringify(o, ['y']);
t.join();
