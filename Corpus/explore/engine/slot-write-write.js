// expect: none
// The one-way rule (V1): one thread takes a slot to cell mode while the other one stores a number.
const o = { v: 0 }, set = (o, v) => { o.v = v; };
set({ v: 0 }, 0); // the cache is made
const thread = new Thread(() => { set(o, 'text'); });
set(o, 1.5);
thread.join();
if (o.v !== 'text' && o.v !== 1.5) throw new Error(`found ${o.v}`);
