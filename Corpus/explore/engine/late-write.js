// expect: error
// A plain write that passed its check before the freezing arrives after it: allowed (Engine/THREADS.md), and seen only by whoever looks inside the write.
const o = { x: 0 };
Object.freeze({}); // builtins are made
const thread = new Thread(() => { o.x = 1; });
Object.freeze(o);
const a = o.x, b = o.x;
thread.join();
if (a !== b) throw new Error(`a frozen property went from ${a} to ${b}`);
