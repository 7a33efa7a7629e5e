// expect: quiet
// D7: propertyIsEnumerable against overwriting.
const o = { a: 0 };
const t = new Thread(() => {
  o.a = 1;
});
o.propertyIsEnumerable('a');
t.join();
