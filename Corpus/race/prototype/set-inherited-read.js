// expect: race prototype
// D11: an inherited read does.
const o = Object.create({ a: 0 });
const t = new Thread(() => {
  Object.setPrototypeOf(o, { a: 1 });
});
o.a;
t.join();
