// expect: race
// for-in sees adds.
const o = { a: 0 };
const t = new Thread(() => {
  o.b = 1;
});
for (const k in o);
t.join();
