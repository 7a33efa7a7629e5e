// expect: none
// The one-way rule (V1, M2): a reader between a number, a text and another number.
const o = { v: 1 }, set = (o, v) => { o.v = v; }, get = o => o.v;
set({ v: 0 }, get({ v: 0 })); // the caches are made
const thread = new Thread(() => { set(o, 'two'); set(o, 3); });
const a = get(o), b = get(o);
thread.join();
const order = [1, 'two', 3];
if (!order.includes(a) || order.indexOf(b) < order.indexOf(a)) throw new Error(`found ${a}, then ${b}`);
if (o.v !== 3) throw new Error(`the last write is lost: ${o.v}`);
