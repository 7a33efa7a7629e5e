// expect: quiet
// Own objects.
const f = () => { const o = { a: 1, b: { c: 2 } }; const p = { ...o, d: [...[1, 2]] }; delete p.a; Object.freeze(p); return Object.keys(p).length; };
const t = new Thread(() => {
  f();
});
f();
t.join();
