// expect: race
// D39: test looks exec up.
const r = /a/;
const t = new Thread(() => {
  r.test("a");
});
RegExp.prototype.exec = RegExp.prototype.exec;
t.join();
