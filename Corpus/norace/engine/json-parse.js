// expect: quiet
// Parsing makes fresh objects.
const s = JSON.stringify({ a: [1, { b: 2 }] });
const t = new Thread(() => {
  const o = JSON.parse(s); o.a[1].b = 3;
});
const o = JSON.parse(s); o.a[1].b = 3;
t.join();
