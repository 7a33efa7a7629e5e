// expect: quiet
// D5: deletes of different keys commute.
const o = { a: 1, b: 2 };
const t = new Thread(() => {
  delete o.a;
});
delete o.b;
t.join();
