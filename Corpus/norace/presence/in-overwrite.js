// expect: quiet
// D7: in against overwriting.
const o = { a: 0 };
const t = new Thread(() => {
  o.a = 1;
});
'a' in o;
t.join();
