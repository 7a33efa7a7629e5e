// expect: quiet
// Many short threads, one after the other.
const o = { n: 0 };
for (let i = 0; i < 100; i++) new Thread(() => { o.n++; }).join();
if (o.n !== 100) throw new Error();
