// expect: quiet
// H7: what was done before registering comes before the reaction.
const o = { n: 0 };
let resolve;
const p = new Promise(r => { resolve = r; });
o.n = 1;
p.then(() => { o.n = 2; });
const t = new Thread(() => { resolve(); });
t.join();
