// expect: quiet
// D6: for-in against overwriting.
const o = { a: 0 };
const t = new Thread(() => {
  o.a = 1;
});
for (const k in o);
t.join();
