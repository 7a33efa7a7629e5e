// expect: race
// D11: new reads the function’s prototype property.
function F() {}
const p = {};
const t = new Thread(() => {
  F.prototype = p;
});
new F;
t.join();
