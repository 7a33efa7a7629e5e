// expect: quiet
// An async function of a thread, joined.
const o = { n: 0 };
const t = new Thread(async () => { o.n++; await null; o.n++; });
t.join();
o.n++;
