// expect: race
// D10: seal against a delete.
const o = { a: 0 };
const t = new Thread(() => {
  Object.seal(o);
});
delete o.a;
t.join();
