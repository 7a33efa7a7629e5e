// expect: race
// getOwnPropertyNames sees adds.
const o = { a: 0 };
const t = new Thread(() => {
  o.b = 1;
});
Object.getOwnPropertyNames(o);
t.join();
