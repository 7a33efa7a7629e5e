// expect: race prototype
// Two changes of one link.
const o = {};
const t = new Thread(() => {
  Object.setPrototypeOf(o, { a: 1 });
});
Object.setPrototypeOf(o, { b: 1 });
t.join();
