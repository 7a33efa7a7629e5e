// expect: race
// Reflect.ownKeys sees adds.
const o = { a: 0 };
const t = new Thread(() => {
  o.b = 1;
});
Reflect.ownKeys(o);
t.join();
