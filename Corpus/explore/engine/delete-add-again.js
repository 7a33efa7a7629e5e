// expect: none
// Deleted and added again: a reader finds the old value, nothing, or the new one.
const o = { x: 1 };
const thread = new Thread(() => { delete o.x; o.x = 2; });
const a = o.x, b = o.x;
thread.join();
const order = [1, undefined, 2];
if (!order.includes(a) || order.indexOf(b) < order.indexOf(a)) throw new Error(`found ${a}, then ${b}`);
if (o.x !== 2) throw new Error(`found ${o.x}`);
