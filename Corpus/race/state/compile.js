// expect: race
// compile replaces what exec matches with.
const r = /a/;
const t = new Thread(() => {
  r.compile("b");
});
r.test("text");
t.join();
