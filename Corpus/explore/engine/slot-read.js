// expect: none
// The one-way rule (V1, M2): a reader between a number, a text and another number.
const o = { v: 1 };
const thread = new Thread(() => { o.v = 'two'; o.v = 3; });
const a = o.v, b = o.v;
thread.join();
const order = [1, 'two', 3];
if (!order.includes(a) || order.indexOf(b) < order.indexOf(a)) throw new Error(`found ${a}, then ${b}`);
if (o.v !== 3) throw new Error(`the last write is lost: ${o.v}`);
