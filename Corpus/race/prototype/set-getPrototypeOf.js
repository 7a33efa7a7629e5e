// expect: race prototype
// D11: getPrototypeOf does.
const o = {};
const t = new Thread(() => {
  Object.setPrototypeOf(o, { a: 1 });
});
Object.getPrototypeOf(o);
t.join();
