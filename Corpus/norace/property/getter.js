// expect: quiet
// A getter that reads what nobody writes.
const o = { get x() { return 1; } };
const t = new Thread(() => {
  o.x;
});
o.x;
t.join();
