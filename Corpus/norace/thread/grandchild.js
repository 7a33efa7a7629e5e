// expect: quiet
// H2 and H3 over two generations.
const o = { x: 0 };
new Thread(() => { o.x = 1; new Thread(() => { o.x = 2; }).join(); o.x = 3; }).join();
o.x = 4;
