// expect: race o.m
// D39: a call reads the method.
const o = { m() {} };
const t = new Thread(() => {
  o.m = () => 1;
});
o.m();
t.join();
