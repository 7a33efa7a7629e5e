// expect: race
// Object.entries sees adds.
const o = { a: 0 };
const t = new Thread(() => {
  o.b = 1;
});
Object.entries(o);
t.join();
