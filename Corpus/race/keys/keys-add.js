// expect: race keys
// D5: a listing sees adds.
const o = { a: 0 };
const t = new Thread(() => {
  o.b = 1;
});
Object.keys(o);
t.join();
