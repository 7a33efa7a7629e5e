// expect: quiet
// D7: hasOwnProperty against overwriting.
const o = { a: 0 };
const t = new Thread(() => {
  o.a = 1;
});
o.hasOwnProperty('a');
t.join();
