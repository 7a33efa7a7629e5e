// expect: quiet
// D34: Promise.all comes after every input.
const o = { a: 0, b: 0 };
const f = k => { let r; const p = new Promise(x => { r = x; }); return [p, new Thread(() => { o[k] = 1; r(); })]; };
const [p, t] = f("a"), [q, u] = f("b");
Promise.all([p, q]).then(() => { if (o.a + o.b !== 2) throw new Error(); });
t.join(); u.join();
