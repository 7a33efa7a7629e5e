// expect: race
// D4: in against a creation.
const o = {};
const t = new Thread(() => {
  o.a = 1;
});
'a' in o;
t.join();
