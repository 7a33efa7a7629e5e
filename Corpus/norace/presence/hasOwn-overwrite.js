// expect: quiet
// D7: hasOwn against overwriting.
const o = { a: 0 };
const t = new Thread(() => {
  o.a = 1;
});
Object.hasOwn(o, 'a');
t.join();
