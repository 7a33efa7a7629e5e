// expect: quiet
// H3: join.
const o = { x: 0 };
new Thread(() => { o.x = 1; }).join();
o.x = 2;
