// expect: quiet
// H6: settling orders before the reaction.
const o = { n: 0 };
let resolve;
const p = new Promise(r => { resolve = r; });
p.then(() => { o.n++; });
const t = new Thread(() => { o.n++; resolve(); });
t.join();
o.n++;
