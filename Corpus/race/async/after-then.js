// expect: race o.n
// What is done after registering is not ordered with a reaction on another thread.
const o = { n: 0 };
let resolve;
const p = new Promise(r => { resolve = r; });
p.then(() => { o.n = 2; });
const t = new Thread(() => { resolve(); });
o.n = 3;
t.join();
