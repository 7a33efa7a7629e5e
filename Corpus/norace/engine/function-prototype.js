// expect: quiet
// D22: F.prototype is made on first use.
function F() {}
const t = new Thread(() => {
  new F();
});
new F();
t.join();
