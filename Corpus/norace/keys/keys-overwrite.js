// expect: quiet
// D6: keys against overwriting.
const o = { a: 0 };
const t = new Thread(() => {
  o.a = 1;
});
Object.keys(o);
t.join();
