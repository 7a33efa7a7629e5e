// expect: race n
// A captured var.
(function () {
var n = 0;
globalThis.f = () => { n++; };
globalThis.g = () => n;
})();
const f = globalThis.f, g = globalThis.g;
const t = new Thread(() => {
  f();
});
g();
t.join();
