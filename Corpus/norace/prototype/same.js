// expect: quiet
// Setting the link to what it is changes nothing.
const p = {}, o = Object.create(p);
const t = new Thread(() => {
  Object.setPrototypeOf(o, p);
});
Object.getPrototypeOf(o);
t.join();
