// expect: quiet
// D5: adds of different keys commute.
const o = {};
const t = new Thread(() => {
  o.a = 1;
});
o.b = 2;
t.join();
