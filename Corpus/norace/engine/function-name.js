// expect: quiet
// D22: name and length are made on first use.
function f(a) {}
const t = new Thread(() => {
  f.name; f.length;
});
f.name; f.length;
t.join();
