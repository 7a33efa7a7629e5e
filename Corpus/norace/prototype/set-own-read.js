// expect: quiet
// D11: an own read does not look at the prototype link.
const o = { a: 0 };
const t = new Thread(() => {
  Object.setPrototypeOf(o, {});
});
o.a;
t.join();
