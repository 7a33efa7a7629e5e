// expect: none
// An atomic addition against a plain write (V3): as one of the two orders leaves it.
const o = { x: 1 };
Atomics.add(o, 'x', 0); // builtins are made
const thread = new Thread(() => Atomics.add(o, 'x', 10));
o.x = 5;
const before = thread.join();
if (!((before === 1 && o.x === 5) || (before === 5 && o.x === 15) || (before === 1 && o.x === 11))) throw new Error(`found ${before}, ${o.x}`);
