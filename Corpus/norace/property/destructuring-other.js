// expect: quiet
// A pattern reads only the properties it names.
const o = { x: 0, y: 0 };
const t = new Thread(() => {
  o.x = 1;
});
const { y } = o;
t.join();
