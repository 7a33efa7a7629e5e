// expect: race o.x
// D23: console.log orders nothing.
const o = { x: 0 };
const t = new Thread(() => { o.x = 1; console.log(1); });
console.log(2); o.x = 2;
t.join();
