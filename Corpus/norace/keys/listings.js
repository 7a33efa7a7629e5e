// expect: quiet
// Two listings.
const o = { a: 0 };
const t = new Thread(() => {
  Object.keys(o); for (const k in o);
});
Object.keys(o); JSON.stringify(o);
t.join();
