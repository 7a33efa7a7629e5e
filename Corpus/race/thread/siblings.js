// expect: race o.x
// Siblings are not ordered by their parent.
const o = { x: 0 };
const a = new Thread(() => { o.x = 1; }), b = new Thread(() => { o.x = 2; });
a.join(); b.join();
