// expect: none
// An atomic addition against a plain write (V3): as one of the two orders leaves it.
const o = { x: 1 }, set = o => { o.x = 5; };
set({ x: 0 }); // the cache is made
Atomics.add(o, 'x', 0); // builtins are made
const thread = new Thread(() => Atomics.add(o, 'x', 10));
set(o);
const before = thread.join();
if (!((before === 1 && o.x === 5) || (before === 5 && o.x === 15))) throw new Error(`found ${before}, ${o.x}`);
