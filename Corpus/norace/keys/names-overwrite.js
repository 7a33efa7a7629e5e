// expect: quiet
// D6: getOwnPropertyNames against overwriting.
const o = { a: 0 };
const t = new Thread(() => {
  o.a = 1;
});
Object.getOwnPropertyNames(o);
t.join();
