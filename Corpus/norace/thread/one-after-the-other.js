// expect: quiet
// The second starts after the first was joined.
const o = { x: 0 };
new Thread(() => { o.x++; }).join();
new Thread(() => { o.x++; }).join();
