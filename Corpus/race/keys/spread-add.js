// expect: race
// Spread sees adds.
const o = { a: 0 };
const t = new Thread(() => {
  o.b = 1;
});
({ ...o });
t.join();
