// expect: race
// D11: appending by index looks at the prototype link.
const a = [];
const t = new Thread(() => {
  a[0] = 1;
});
Object.setPrototypeOf(a, null);
t.join();
