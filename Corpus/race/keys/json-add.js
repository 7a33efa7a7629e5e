// expect: race
// JSON.stringify sees adds.
const o = { a: 0 };
const t = new Thread(() => {
  o.b = 1;
});
JSON.stringify(o);
t.join();
