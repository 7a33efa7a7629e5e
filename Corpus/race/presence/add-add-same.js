// expect: race o.a
// Adds of one key.
const o = {};
const t = new Thread(() => {
  o.a = 1;
});
o.a = 2;
t.join();
