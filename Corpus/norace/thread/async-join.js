// expect: quiet
// H3: asyncJoin.
const o = { x: 0 };
const t = new Thread(() => { o.x = 1; });
t.asyncJoin().then(() => { o.x = 2; });
